using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Cli;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Where nothing answers as a ChannelGrains server: exit code 3, and words for people.</summary>
public sealed class ConnectFailureTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly string[] WordsOfTheLibraries = ["Exception", "INTERNAL", "subchannel", "0x", "SSL connection could not", "inner exception"];

    [Fact]
    public async Task Run_OnTheManagementPort_ExitsWith3() => await FailsAsync(server.Server.ManagementAddress, "management port", "no gRPC server");

    [Fact]
    public async Task Run_WithHttpsOnHttp_ExitsWith3() =>
        await FailsAsync(server.Server.GrpcAddress.Replace("http:", "https:", StringComparison.Ordinal), "use http://");

    [Fact]
    public async Task Run_WithTlsMistaken_ExitsWith3()
    {
        using var folder = new TemporaryDirectory();
        await using var tls = await TestServer.StartAsync(Certificate(folder.Path));
        await FailsAsync(tls.GrpcAddress.Replace("https:", "http:", StringComparison.Ordinal), "https://");
        await FailsAsync(tls.GrpcAddress, "not trusted");
        await FailsAsync(tls.ManagementAddress, "gRPC address", "not trusted");
    }

    [Fact]
    public async Task Run_OnOtherListeners_ExitsWith3()
    {
        await FailsAsync("http://127.0.0.1:1", "Nothing listens");
        await FailsAsync("http://no-such-host.invalid:5080", "name of the host");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var closing = CloseAsync(silent);
        await FailsAsync($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", "closed");
        silent.Stop();
        await closing;
    }

    [Theory]
    [InlineData("abc\n", "line end")]
    [InlineData("abc\r\n", "line end")]
    [InlineData(" abc", "blank")]
    [InlineData("密钥", "U+5BC6")]
    [InlineData("a\u001b[2Jb", "U+001B")]
    public async Task Run_WithAKeyThatCannotBeSent_ExitsWith2AndSaysWhereItCameFrom(string key, string says)
    {
        AssertRefused(await new Channelctl(server.Server.GrpcAddress, key).RunAsync("partner", "list"), "CHANNELGRAINS_API_KEY");
        AssertRefused(await server.Channelctl.RunAsync("partner", "list", "--api-key", key), "--api-key");

        void AssertRefused(Channelctl.Answer answer, string from)
        {
            Assert.Equal((2, ""), (answer.Code, answer.Output));
            Assert.Contains(says, answer.Error, StringComparison.Ordinal);
            Assert.Contains(from, answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("abc", answer.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("import", "{0}", "--map", "iowa-vendor")]
    [InlineData("quarantine", "replay", "p", "1.1", "--note", "x", "--corrected", "{0}")]
    public async Task Run_WithAFolderAsFile_ExitsWith2(params string[] command)
    {
        using var folder = new TemporaryDirectory();

        var answer = await server.Channelctl.RunAsync([.. command.Select(word => word == "{0}" ? folder.Path : word)]);

        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains($"{folder.Path} is a directory", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatFailsUnexpectedly_SaysSoOnOneLineAndExitsWith4()
    {
        var error = new StringWriter();

        var code = await ChannelCtl.RunAsync(
            ["partner", "list"], new BrokenWriter(), error, isTerminal: false, name => name == "CHANNELGRAINS_SERVER" ? server.Server.GrpcAddress : null,
            TimeProvider.System, CancellationToken.None);

        Assert.Equal(4, code);
        Assert.Matches(@"^error: channelctl failed: .*broken\\u000apipe.*\n$", error.ToString());
    }

    private static async Task FailsAsync(string address, params string[] anyOf)
    {
        var answer = await new Channelctl(address).RunAsync("partner", "list");

        Assert.True(answer.Code == 3, $"{answer.Code}: {answer.Error}");
        Assert.Contains("code    UNAVAILABLE", answer.Error, StringComparison.Ordinal);
        Assert.Contains(address, answer.Error, StringComparison.Ordinal);
        Assert.Contains(anyOf, says => answer.Error.Contains(says, StringComparison.Ordinal));
        Assert.All(WordsOfTheLibraries, word => Assert.DoesNotContain(word, answer.Error, StringComparison.Ordinal));
    }

    private static async Task CloseAsync(TcpListener listener)
    {
        try
        {
            while (true)
                (await listener.AcceptSocketAsync()).Close();
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // Stopped: while it waited, or between two.
        }
    }

    private static Dictionary<string, string?> Certificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        var (certificatePath, keyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return new() { ["Tls:CertificatePath"] = certificatePath, ["Tls:KeyPath"] = keyPath };
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("broken\npipe");

        public override void Write(char[] buffer, int index, int count) => throw new InvalidOperationException("broken\npipe");

        public override void WriteLine(string? value) => throw new InvalidOperationException("broken\npipe");
    }
}
