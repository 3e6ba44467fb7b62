using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>What the README tells to type works against a real server, as it is written; only the server's address is the test's.</summary>
public sealed class ReadmeTests : IAsyncLifetime
{
    private const string Streaming = "Stream your own data";
    private const string OverHttp = "From anything that speaks HTTP";
    private const string Address = "127.0.0.1:5080";
    private const string ManagementAddress = "127.0.0.1:5081";

    private static readonly string Tools = Repository.PathOf(".artifacts", "tools");

    private TestServer _server = null!;
    private Feed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _feed = new Feed(_server.GrpcAddress);
        await _feed.CreateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task CSharp_OfTheReadme_SendsASale()
    {
        var file = Repository.PathOf(".artifacts", "snippets", "send.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Readme.Block(Streaming, "csharp").With(Address, Authority(_server.GrpcAddress)).With("#:project src/", "#:project ../../src/"));

        var output = await Command.RunAsync("dotnet", "run", "-c", "Release", file);

        Assert.Contains("Acknowledged", output, StringComparison.Ordinal);
        Assert.Equal((1, 0), await CountsAsync());
        Assert.Equal(1, await _feed.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task NodeJs_OfTheReadme_StreamsTransactions()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Tools, "node_modules", "@grpc")), "tests/run puts the packages into .artifacts.");
        var install = Readme.Block(Streaming, "sh");
        Assert.All(["@grpc/grpc-js", "@grpc/proto-loader", "google-proto-files"], package => Assert.Contains(package, install, StringComparison.Ordinal));
        var file = Path.Combine(Tools, "send.mjs");
        await File.WriteAllTextAsync(file, Readme.Block(Streaming, "js").With(Address, Authority(_server.GrpcAddress)));

        var output = await Command.RunAsync("node", file);

        Assert.Contains("batch 1: accepted 2, duplicates 0", output, StringComparison.Ordinal);
        Assert.Contains("batch 2: accepted 1, duplicates 1", output, StringComparison.Ordinal);
        Assert.Equal((3, 0), await CountsAsync());
        Assert.Equal(3, await _feed.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Curl_OfTheReadme_CountsASale()
    {
        // The sale that it sends is of a fixed day.
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)));
        var script = Readme.Block(OverHttp, "sh").With(ManagementAddress, Authority(server.ManagementAddress)).With("curl ", "curl --silent --show-error --fail-with-body ");

        var output = await Command.RunAsync("bash", "-euc", script);

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
