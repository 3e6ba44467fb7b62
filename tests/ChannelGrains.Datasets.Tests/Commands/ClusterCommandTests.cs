using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>channelctl cluster certificates, which asks no server.</summary>
public sealed class ClusterCommandTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Channelctl _channelctl = new("http://127.0.0.1:1");

    private string Certificates => Path.Combine(_folder.Path, "certificates");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Certificates_OfTwoRuns_AreOfOneAuthorityAndTheirOwnersAlone()
    {
        await _channelctl.DoneAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-1", "--days", "30");
        var answer = await _channelctl.DoneAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-2", "--name", "gateway-1");

        Assert.Equal([PathOf("silo-2.pem"), PathOf("gateway-1.pem")], answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["ca.key", "ca.pem", "gateway-1.key", "gateway-1.pem", "silo-1.key", "silo-1.pem", "silo-2.key", "silo-2.pem"],
            Directory.GetFiles(Certificates).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            foreach (var path in Directory.GetFiles(Certificates))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        using var authority = X509CertificateLoader.LoadCertificateFromFile(PathOf("ca.pem"));
        foreach (var name in new[] { "silo-1", "silo-2", "gateway-1" })
        {
            using var certificate = X509Certificate2.CreateFromPemFile(PathOf($"{name}.pem"), PathOf($"{name}.key"));
            using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            Assert.True(chain.Build(certificate));
            Assert.True(certificate.MatchesHostname("channelgrains.cluster"));
            Assert.Equal(name == "silo-1" ? 30 : 365, (certificate.NotAfter - DateTime.Now).TotalDays, tolerance: 0.1);
        }
    }

    [Theory]
    [InlineData("Silo-1")]
    [InlineData("../silo")]
    [InlineData("-silo")]
    [InlineData("ca")]
    public async Task Certificates_WithABadName_ExitsWith2AndMakesNone(string name)
    {
        var answer = await _channelctl.RunAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-1", "--name=" + name);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains($"--name {name} is no name of a process", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("silo-1.pem")));
    }

    [Fact]
    public async Task Certificates_ThatAreThere_AreNotReplaced()
    {
        await _channelctl.DoneAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-1");
        var before = await File.ReadAllTextAsync(PathOf("silo-1.pem"), TestContext.Current.CancellationToken);
        await RefusedAsync("silo-1.pem is there already", "silo-2", "silo-1");
        await RefusedAsync("--name silo-3 is given twice", "silo-3", "silo-3");
        Assert.Equal(before, await File.ReadAllTextAsync(PathOf("silo-1.pem"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(PathOf("silo-2.pem")));

        File.Delete(PathOf("ca.key"));
        await RefusedAsync("has ca.pem without ca.key", "silo-2");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Certificates_WithAKeyThatWasLeft_AreTheirOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps rights otherwise.");
        await _channelctl.DoneAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-1");
        // As a try leaves it that was interrupted between the two, and that somebody has copied.
        foreach (var (file, linked) in new[] { ("silo-2.key", false), ("silo-3.key", true) })
        {
            var path = linked ? Path.Combine(_folder.Path, "elsewhere") : PathOf(file);
            await File.WriteAllTextAsync(path, "of before", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            if (linked)
                File.CreateSymbolicLink(PathOf(file), path);
        }

        await _channelctl.DoneAsync("cluster", "certificates", "--to", Certificates, "--name", "silo-2", "--name", "silo-3");

        foreach (var file in new[] { "silo-2.key", "silo-3.key" })
            Assert.Equal((UnixFileMode.UserRead | UnixFileMode.UserWrite, null), (File.GetUnixFileMode(PathOf(file)), new FileInfo(PathOf(file)).LinkTarget));
        Assert.Equal("of before", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "elsewhere"), TestContext.Current.CancellationToken));
        using var certificate = X509Certificate2.CreateFromPemFile(PathOf("silo-2.pem"), PathOf("silo-2.key"));
        Assert.True(certificate.HasPrivateKey);
    }

    [Theory]
    [InlineData("ended", "and it is ")]
    [InlineData("another key", "are no certificate with its key")]
    [InlineData("no text of it", "are no certificate with its key")]
    [InlineData("no authority", "is no authority that this command has made")]
    public async Task Certificates_OfAnAuthorityThatCanSignNone_ExitWith2AndWords(string fault, string says)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ours", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(fault != "no authority", false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-10), fault == "ended" ? now.AddDays(-1) : now.AddDays(10));
        Directory.CreateDirectory(Certificates);
        await File.WriteAllTextAsync(PathOf("ca.pem"), fault == "no text of it" ? "ours" : certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("ca.key"), (fault == "another key" ? other : key).ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);

        await RefusedAsync(says, "silo-1");

        Assert.Equal(["ca.key", "ca.pem"], Directory.GetFiles(Certificates).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Certificates_ToAFile_ExitWith2()
    {
        await File.WriteAllTextAsync(Certificates, "a file", TestContext.Current.CancellationToken);

        await RefusedAsync(Certificates, "silo-1");
    }

    private async Task RefusedAsync(string says, params string[] names)
    {
        var answer = await _channelctl.RunAsync(["cluster", "certificates", "--to", Certificates, .. names.SelectMany(name => new[] { "--name", name })]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    private string PathOf(string file) => Path.Combine(Certificates, file);
}
