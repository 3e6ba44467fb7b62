using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ChannelGrains.Protocol;
using Google.Protobuf;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>How many series a server has, whatever it is used for: in a process of its own, as a meter provider listens to all servers of a process.</summary>
public sealed partial class SeriesTests
{
    /// <summary>What a Prometheus has to keep of one server.</summary>
    private const int MostSeries = 3_000;

    private const int Partners = 120, Streams = 20;

    [Fact]
    public async Task Series_OfAServerOnWhichEachMethodWasCalled_StayFewAndNameNobody()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        using var http = new HttpClient { BaseAddress = new Uri(server.ManagementAddress) };
        var client = new TestClient(channel);
        await CallEachMethodAsync(server.GrpcAddress);
        await SellAsync(client, "a", Partners / 2, Streams / 2);
        // The exporter answers scrapes that follow each other closely with the same text.
        var before = "";
        await Eventually.TrueAsync(async () => Accepted(before = await ScrapeAsync(http)) == Partners / 2);

        await SellAsync(client, "b", Partners / 2, Streams / 2);
        var after = "";
        await Eventually.TrueAsync(async () => Accepted(after = await ScrapeAsync(http)) == Partners);

        Assert.InRange(Count(before), 1_000, MostSeries);
        Assert.InRange(Count(after), Count(before), MostSeries);
        Assert.DoesNotMatch("\"(partner|source)-[0-9]{5}\"", after);
        // Regions are what people write: fifty have a series of their own.
        Assert.Equal(51, Region().Matches(after).Select(match => match.Groups[1].Value).Distinct().Count());
    }

    [Fact]
    public async Task Calls_ThatEndOrAreRefused_AreCountedByMethodAndStatus()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        using var raw = new RawCall(server.GrpcAddress);
        using var http = new HttpClient { BaseAddress = new Uri(server.ManagementAddress) };
        var client = new TestClient(channel);
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        await raw.SendAsync("/channelgrains.partner.v1.PartnerService/GetPartner", RawCall.Message(new GetPartnerRequest { PartnerId = "nobody" }.ToByteArray()));
        await raw.SendAsync("/channelgrains.partner.v1.PartnerService/GetPartner", RawCall.Message([0xff]));
        await using (var session = await IngestSession.OpenAsync(channel, source))
        {
            await session.CompleteAsync();
            await session.ReadToEndAsync();
        }

        var scraped = "";
        await Eventually.TrueAsync(async () => (scraped = await ScrapeAsync(http)).Contains("StreamTransactions", StringComparison.Ordinal));

        Assert.Equal(1, Calls("channelgrains.partner.v1.PartnerService/GetPartner", "NOT_FOUND"));
        Assert.Equal(1, Calls("channelgrains.partner.v1.PartnerService/GetPartner", "INVALID_ARGUMENT"));
        Assert.Equal(1, Calls("channelgrains.ingest.v1.IngestService/StreamTransactions", "OK"));
        Assert.Matches("rpc_server_call_duration_seconds_count{[^}]*rpc_service=\"channelgrains.ingest.v1.IngestService\"[^}]*streams=\"true\"} 1(\\.0)?\r?\n", scraped);

        int Calls(string method, string status) => int.Parse(Regex.Match(
            scraped, $"channelgrains_gateway_calls_total{{[^}}]*rpc_method=\"{Regex.Escape(method)}\",rpc_response_status_code=\"{status}\"}} ([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>With an empty request, so that most are refused.</summary>
    private static async Task CallEachMethodAsync(string address)
    {
        using var raw = new RawCall(address);
        var methods = ApiMethods.All.Where(method => !method.IsClientStreaming && !method.IsServerStreaming).Select(ApiMethods.PathOf).ToList();
        Assert.True(methods.Count > 150, $"{methods.Count} methods were found.");
        foreach (var method in methods)
            await raw.SendAsync(method, RawCall.Message([]));
    }

    private static async Task SellAsync(TestClient client, string country, int partners, int streams)
    {
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        var sessions = new List<IngestSession>();
        for (var stream = 0; stream < streams; stream++)
            sessions.Add(await IngestSession.OpenAsync(client.Channel, source));
        for (var number = 0; number < partners; number++)
        {
            var partner = await client.CreatePartnerAsync(request => request.Partner.Region = $"{country}/r-{number}");
            await sessions[number % streams].SubmitAsync(Make.Keyed(partner, Make.Sale($"s{number}")));
        }
        foreach (var session in sessions)
            await session.DisposeAsync();
    }

    private static async Task<string> ScrapeAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        // As Prometheus asks.
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/openmetrics-text") { Parameters = { new NameValueHeaderValue("version", "1.0.0") } });
        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static int Count(string scraped) => scraped.Split('\n').Count(line => line.Length > 0 && line[0] != '#');

    private static int Accepted(string scraped) => Sales().Matches(scraped).Sum(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("channelgrains_ingest_sales_total{[^}]*region=\"([^\"]*)\"")]
    private static partial Regex Region();

    [GeneratedRegex("(?m)^channelgrains_ingest_sales_total{[^}]*} ([0-9]+)")]
    private static partial Regex Sales();
}
