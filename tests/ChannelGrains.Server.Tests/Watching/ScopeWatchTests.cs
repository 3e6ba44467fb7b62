using ChannelGrains.Gateway.Budgets;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Watching;

/// <summary>What a watch costs: it is read when what it covers has changed, and there is a bound on how much is watched.</summary>
public sealed class ScopeWatchTests
{
    [Fact]
    public async Task Watch_OfAMarket_IsNotReadForSalesElsewhere()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Watch:Renewal"] = "00:10:00" });
        using var counters = new Counters(server);
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await client.SubmitAsync(source, Make.Keyed(partner, Sale("t0", "tea"), Sale("c0", "coffee")));
        await Eventually.TrueAsync(async () => await NetAsync(client, "coffee") == 10m);
        using var watching = client.Markets.WatchMarketShare(new WatchMarketShareRequest { Period = "2026-03", Category = "coffee", MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50)) });
        Assert.True(await watching.ResponseStream.MoveNext(CancellationToken.None));
        var reads = counters["channelgrains.gateway.watches.reads"];

        for (var i = 1; i <= 5; i++)
        {
            await client.SubmitAsync(source, Make.Keyed(partner, Sale($"t{i}", "tea")));
            await Eventually.TrueAsync(async () => await NetAsync(client, "tea") == 10m * (i + 1));
        }
        Assert.Equal(reads, counters["channelgrains.gateway.watches.reads"]);

        await client.SubmitAsync(source, Make.Keyed(partner, Sale("c1", "coffee")));
        Assert.True(await watching.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(20, watching.ResponseStream.Current.Share.Net.Units);
    }

    [Fact]
    public async Task Watches_OfOnePrincipal_AreBoundedByWhatTheyFollow()
    {
        var settings = Tests.Budgets.UnknownCallerTests.Keys();
        settings["Watch:MaxPrincipalSources"] = "30";
        settings["Watch:MaxPrincipalWatches"] = "3";
        await using var server = await TestServer.StartAsync(settings);
        using var channel = server.Connect("key");
        var client = new TestClient(channel);
        var partner = await client.CreatePartnerAsync();
        // A year's market is read with the year before, and its reports: 25.
        using var market = client.Markets.WatchMarketShare(new WatchMarketShareRequest { Period = "2026" });
        Assert.True(await market.ResponseStream.MoveNext(CancellationToken.None));

        using (var second = client.Markets.WatchMarketShare(new WatchMarketShareRequest { Period = "2026" }))
            Refused.With(StatusCode.ResourceExhausted, "WATCHES_FULL", await Assert.ThrowsAsync<RpcException>(() => second.ResponseStream.MoveNext(CancellationToken.None)));
        using var first = new KpiWatch(client, partner);
        using var other = new KpiWatch(client, partner);
        await Task.WhenAll(first.ReadAsync(), other.ReadAsync());
        using (var fourth = new KpiWatch(client, partner))
            Refused.With(StatusCode.ResourceExhausted, "WATCHES_FULL", await fourth.ReadToErrorAsync());
    }

    [Fact]
    public async Task Answers_KeptForWatches_AreHeldOnceForAllWhoWatchAndReleased()
    {
        await using var server = await TestServer.StartAsync();
        var budget = server.Services.GetRequiredService<ResourceBudget>();
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        await Eventually.TrueAsync(() => budget.HeldBytes == 0);
        var request = new WatchPartnerKpisRequest { PartnerId = partner, Period = "2026" };
        // A call, and what its request may be in memory.
        var call = ResourceBudget.CallBytes + MessageForm.Protobuf.MemoryBytes(5 + request.CalculateSize());
        using (var watch = client.Kpis.WatchPartnerKpis(request))
        {
            var kept = await KeptAsync(watch.ResponseStream);
            await Eventually.TrueAsync(() => budget.HeldBytes == call + kept);
            using var second = client.Kpis.WatchPartnerKpis(request);
            kept = await KeptAsync(second.ResponseStream);
            await Eventually.TrueAsync(() => budget.HeldBytes == 2 * call + kept);
        }
        await Eventually.TrueAsync(() => (budget.HeldBytes, budget.OpenCalls) == (0, 0));
    }

    private static async Task<long> KeptAsync(IAsyncStreamReader<WatchPartnerKpisResponse> answers)
    {
        Assert.True(await answers.MoveNext(CancellationToken.None));
        return answers.Current.CalculateSize() * MethodBounds.AnswerFactor;
    }

    private static Transaction Sale(string id, string category) => Make.Sale(id, category: category);

    private static async Task<decimal> NetAsync(TestClient client, string category) =>
        (await client.Markets.GetMarketShareAsync(new GetMarketShareRequest { Period = "2026-03", Category = category })).Share.Net is { } net ? net.Units : 0;
}
