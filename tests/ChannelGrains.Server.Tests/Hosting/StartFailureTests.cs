using System.IO.Hashing;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>A server that cannot start says why in one line, and what to do about it.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("serve", "--port")]
    [InlineData("serve", "--management-port")]
    [InlineData("demo", "--port")]
    [InlineData("demo", "--management-port")]
    public async Task Start_OnAPortInUse_SaysWhichAndWhatToDo(string command, string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await SaysAsync($"Port {port} of 127.0.0.1 is in use", [command, option, $"{port}"]);
    }

    [Fact]
    public async Task Start_WithOnePortForBoth_SaysSo() => await SaysAsync("Port and ManagementPort are both 6289", ["serve", "--port", "6289", "--management-port", "6289"]);

    [Theory]
    [InlineData("MANAGEMENTLISTEN", "203.0.113.7", "ManagementListen is 203.0.113.7, which is no address of this machine")]
    [InlineData("LISTEN", "everywhere", "Listen is 'everywhere'")]
    [InlineData("PORT", "many", "'many' at 'ChannelGrains:Port'")]
    [InlineData("ROLES", "silo,tills", "'tills' is no role")]
    [InlineData("INGEST__MAXFRAMETRANSACTIONS", "1,000", "'1,000' at 'ChannelGrains:Ingest:MaxFrameTransactions'")]
    [InlineData("DATA", "/dev/null/data", "/dev/null is a file where a directory is needed")]
    public async Task Start_WithABadSetting_SaysWhich(string setting, string value, string says) =>
        await SaysAsync(says, ["serve"], new Dictionary<string, string?> { ["CHANNELGRAINS__" + setting] = value });

    [Theory]
    [InlineData("missing.pem", "key.pem", "Tls:CertificatePath")]
    [InlineData("certificate.pem", "missing.pem", "Tls:KeyPath")]
    [InlineData("text.pem", "text.pem", "no certificate in PEM")]
    [InlineData(".", "text.pem", "Tls:CertificatePath")]
    public async Task Start_WithBadTlsFiles_SaysWhich(string certificate, string key, string says)
    {
        await File.WriteAllTextAsync(PathOf("text.pem"), "no certificate", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("certificate.pem"), "no certificate", TestContext.Current.CancellationToken);

        await SaysAsync(says, ["serve"], new Dictionary<string, string?>
        {
            ["CHANNELGRAINS__TLS__CERTIFICATEPATH"] = PathOf(certificate),
            ["CHANNELGRAINS__TLS__KEYPATH"] = PathOf(key),
        });
    }

    [Theory]
    [InlineData("not hexadecimal")]
    [InlineData("00112233")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Start_WithABadCustomerKey_SaysWhatBelongsThere(string? content)
    {
        if (content is null)
            Directory.CreateDirectory(PathOf("customer.key"));
        else
            await File.WriteAllTextAsync(PathOf("customer.key"), content, TestContext.Current.CancellationToken);

        await SaysAsync($"{PathOf("customer.key")} is ", ["serve", "--data", _folder.Path]);
    }

    [Theory]
    [InlineData("serve", "--port", "5,080", "--port 5,080 is not a whole number from 0 to 65535.")]
    [InlineData("demo", "--day-seconds", "1,5", "--day-seconds 1,5 is not a number from 0.01 to 86400, as 0.5.")]
    [InlineData("demo", "--from", "01/02/2026", "--from 01/02/2026 is not a day as 2026-01-31.")]
    [InlineData("demo", "--seed", "one", "--seed one is not a whole number")]
    [InlineData("serve", "--silo-port", "70000", "--silo-port 70000 is not a whole number from 0 to 65535.")]
    [InlineData("serve", "--page-server", "channels.example.com", "--page-server channels.example.com is no address such as https://channels.example.com:5080.")]
    public async Task Start_WithABadOption_SaysHowItIsWritten(string command, string option, string value, string says)
    {
        var (code, output) = await RunAsync([command, option, value]);

        Assert.Equal(1, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_OnAReadOnlyDisk_SaysWhatToDo() =>
        Assert.Contains("Mount it for writing", StartFailure.Line(new IOException("Read-only file system : '/data/journal'")), StringComparison.Ordinal);

    private string PathOf(string file) => Path.Combine(_folder.Path, file);

    [Fact]
    public async Task StartVerify_OnADirectoryOfAnOlderVersion_SayWhatToDo()
    {
        await (await TestServer.StartAsync(directory: PathOf("data"))).DisposeAsync();
        const string Fields = "format 1\nstore 0123456789abcdef0123456789abcdef\nincarnation 1\n";
        var checksum = XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(Fields));
        await File.WriteAllTextAsync(PathOf("data/journal/journal.meta"), $"{Fields}checksum {checksum:x16}\n", TestContext.Current.CancellationToken);
        foreach (var arguments in new string[][] { ["serve"], ["verify", "--data", PathOf("data")] })
            await SaysAsync("data/journal has no content format, as of a version before there were any; this program reads content format 3. Start on a new data directory", arguments);
    }

    private async Task SaysAsync(string says, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var (code, output) = await RunAsync(arguments, environment);

        Assert.Equal(1, code);
        var line = Assert.Single(output.Split('\n'), line => line.Length > 0);
        Assert.Contains(says, line, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var settings = new Dictionary<string, string?>(environment ?? [])
        {
            ["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0",
            ["Logging__LogLevel__ChannelGrains"] = "Warning",
        };
        settings.TryAdd("CHANNELGRAINS__DATA", PathOf("data"));
        settings.TryAdd("CHANNELGRAINS__PORT", "0");
        settings.TryAdd("CHANNELGRAINS__MANAGEMENTPORT", "0");
        await using var process = ProcessGroup.Start("dotnet", [typeof(ChannelServer).Assembly.Location, .. arguments], settings, _folder.Path);
        return await process.EndAsync();
    }
}
