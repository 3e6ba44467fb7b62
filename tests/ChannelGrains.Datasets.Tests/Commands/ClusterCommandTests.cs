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

        Assert.Equal([PathOf("silo-2.pem"), PathOf("gateway-1.pem")], answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).AsEnumerable());
        Assert.Equal(
            ["ca.key", "ca.pem", "gateway-1.key", "gateway-1.pem", "silo-1.key", "silo-1.pem", "silo-2.key", "silo-2.pem"],
            Directory.GetFiles(Certificates).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(Certificates))
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var authority = X509CertificateLoader.LoadCertificateFromFile(PathOf("ca.pem"));
        foreach (var name in new[] { "silo-1", "silo-2", "gateway-1" })
        {
            using var certificate = X509Certificate2.CreateFromPemFile(PathOf($"{name}.pem"), PathOf($"{name}.key"));
            using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            Assert.True(chain.Build(certificate));
            Assert.True(certificate.MatchesHostname("channelgrains.cluster"));
            Assert.Equal(name == "silo-1" ? 30 : 365, (new DateTimeOffset(certificate.NotAfter) - TimeProvider.System.GetUtcNow()).TotalDays, tolerance: 0.1);
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

    private async Task RefusedAsync(string says, params string[] names)
    {
        var answer = await _channelctl.RunAsync(["cluster", "certificates", "--to", Certificates, .. names.SelectMany(name => new[] { "--name", name })]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    private string PathOf(string file) => Path.Combine(Certificates, file);
}
