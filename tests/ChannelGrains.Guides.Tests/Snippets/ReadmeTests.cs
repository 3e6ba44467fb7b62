using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>What the README tells to send with works against a real server, as it is written; only the server's address is the test's.</summary>
[Collection(nameof(Checkout))]
public sealed class ReadmeTests : IAsyncLifetime
{
    private const string Address = "127.0.0.1:5080";
    private const string ManagementAddress = "127.0.0.1:5081";

    private readonly Terminal _terminal = new();
    private TestServer _server = null!;
    private Feed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        // The sales that they send are of fixed days.
        _server = await TestServer.StartAsync(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)));
        _feed = new Feed(_server.GrpcAddress);
        await _feed.CreateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        _feed.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task CSharp_OfTheReadme_SendsASale()
    {
        // Below the root, for the settings that the reader's file has there.
        var file = Repository.PathOf(".artifacts", "snippets", "send.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Readme.CSharp.Text.With(Address, Authority(_server.GrpcAddress)).With("#:project src/", "#:project ../../src/"));

        var output = await _terminal.RunAsync($"dotnet run -c Release '{file}'");

        Assert.Contains("Acknowledged", output, StringComparison.Ordinal);
        await _terminal.RunAsync($"dotnet run -c Release '{file}'");
        Assert.Equal((1, 0), await CountsAsync());
        Assert.Equal(1, await _feed.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task NodeJs_OfTheReadme_StreamsTransactions()
    {
        await _terminal.RunAsync(Readme.NodeInstall.Text);
        await _terminal.WriteAsync("send.mjs", Readme.NodeJs.Text.With(Address, Authority(_server.GrpcAddress)).With("\"protos\"", $"\"{Repository.PathOf("protos")}\""));

        var output = await _terminal.RunAsync("node send.mjs");

        Assert.Contains("batch 1: accepted 2, duplicates 0", output, StringComparison.Ordinal);
        Assert.Contains("batch 2: accepted 1, duplicates 1", output, StringComparison.Ordinal);
        Assert.Contains("batch 2: accepted 0, duplicates 2", await _terminal.RunAsync("node send.mjs"), StringComparison.Ordinal);
        Assert.Equal((3, 0), await CountsAsync());
        Assert.Equal(3, await _feed.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Curl_OfTheReadme_CountsASale()
    {
        var output = await _terminal.RunAsync(
            Readme.Curl.Text.With(ManagementAddress, Authority(_server.ManagementAddress)).With("curl ", "curl --silent --show-error --fail-with-body "));

        Assert.Contains("\"accepted\":1", output, StringComparison.Ordinal);
        Assert.Contains("\"net\":{\"currencyCode\":\"CNY\",\"units\":\"59\",\"nanos\":800000000}", output, StringComparison.Ordinal);
    }

    private static string Authority(string address) => new Uri(address).Authority;

    private async Task<(long Accepted, long Quarantined)> CountsAsync()
    {
        var lane = await _feed.GetLaneAsync(CancellationToken.None);
        return (lane.AcceptedCount, lane.QuarantinedCount);
    }
}
