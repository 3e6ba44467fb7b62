using System.Text.RegularExpressions;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Health;

/// <summary>What a scrape shows, of a server in a process of its own: a meter provider listens to all servers of a process.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private ServerProcess _server = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_directory.Path);
        _http = new HttpClient { BaseAddress = new Uri(_server.ManagementAddress) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Metrics_AfterABatch_CountIt()
    {
        using var channel = GrpcChannel.ForAddress(_server.GrpcAddress);
        var client = new TestClient(channel);
        await client.SubmitAsync(await client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(await client.CreatePartnerAsync(), Make.Sale("s1")));

        // The exporter answers scrapes that follow each other closely with the same text, so the first may be of before.
        await Eventually.TrueAsync(async () => Regex.IsMatch(await ScrapeAsync(), "(?m)^channelgrains_ingest_transactions.*outcome=\"accepted\".* 1\r?$"));
    }

    [Theory]
    [InlineData("channelgrains_journal_full_total")]
    [InlineData("channelgrains_journal_lost_total")]
    [InlineData("channelgrains_journal_recovered_bytes_total")]
    public async Task Metrics_ThatAlertsWatch_AreThereBeforeTheirFirstEvent(string counter) =>
        Assert.Matches($"(?m)^{counter}[^ ]* [0-9]+", await ScrapeAsync());

    private Task<string> ScrapeAsync() => _http.GetStringAsync("/metrics");
}
