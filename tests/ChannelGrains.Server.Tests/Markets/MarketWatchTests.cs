using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Markets;

/// <summary>What watches over all partners show.</summary>
public sealed class MarketWatchTests(SharedServer shared) : IAsyncLifetime
{
    private static readonly Duration Shortest = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50));

    private readonly TestClient _client = shared.Client;
    private Trade _trade = null!;
    private string _a = "", _b = "";

    public async ValueTask InitializeAsync()
    {
        _trade = await Trade.BeginAsync(_client);
        (_a, _b) = (await _trade.PartnerAsync("a"), await _trade.PartnerAsync("b"));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Share_Watched_ShowsSalesAndReportsAsTheyCome()
    {
        await _trade.SellAsync(_a, 10);
        var query = await _trade.ShareAsync(10);
        using var watch = Shares();
        Assert.Equal(query, (await watch.ReadAsync()).Share);

        await _trade.SellAsync(_b, 30);
        Assert.Equal(_b, (await watch.ReadUntilAsync(answer => answer.Share.Net.ToDecimal() == 40)).Answer.Share.Partners[0].PartnerId);

        await _trade.ReportSizeAsync(80);
        Assert.Equal("0.375000000000", (await watch.ReadAsync()).Share.Partners[0].ShareOfMarket.Value);
        await _trade.ReportSizeAsync(160);
        Assert.Equal("0.187500000000", (await watch.ReadAsync()).Share.Partners[0].ShareOfMarket.Value);
    }

    [Fact]
    public async Task Share_Watched_AnswersNothingForSalesElsewhere()
    {
        using var watch = Shares();
        await watch.ReadAsync();
        var next = watch.ReadAsync();
        var other = await Trade.BeginAsync(_client);
        var partner = await other.PartnerAsync("x");
        await other.SellAsync(partner, 5);
        await other.ShareAsync(5);
        Assert.False(next.IsCompleted);

        await _trade.SellAsync(_a, 7);

        Assert.Equal(7m, (await next).Share.Net.ToDecimal());
    }

    [Fact]
    public async Task Share_WatchedInABurst_IsConflatedToTheLatest()
    {
        const int Batches = 200;
        using var watch = Shares();
        await watch.ReadAsync();
        var reading = watch.ReadUntilAsync(answer => answer.Share.Net.ToDecimal() == Batches);
        for (var i = 0; i < Batches; i++)
            await _trade.SellAsync(_a, 1);

        var (answer, count) = await reading;

        Assert.Equal(1, answer.Share.PartnerCount);
        Assert.InRange(count, 1, Batches / 2);
    }

    [Fact]
    public async Task Leaderboard_Watched_ShowsTheFirstRanks()
    {
        await _trade.SellAsync(_a, 10);
        await _trade.ShareAsync(10);
        using var watch = new Watch<WatchLeaderboardResponse>(stop => _client.Kpis.WatchLeaderboard(
            new WatchLeaderboardRequest { Period = "2026-03", Scope = new ChannelScope { Region = _trade.Region }, PageSize = 1, MinInterval = Shortest }, cancellationToken: stop));
        Assert.Equal((1, _a), ((await watch.ReadAsync()).TotalSize, _a));

        await _trade.SellAsync(_b, 30);

        var (answer, _) = await watch.ReadUntilAsync(one => one.TotalSize == 2);
        Assert.Equal((1, _b, 30m), (answer.Rows.Single().Rank, answer.Rows[0].PartnerId, answer.Rows[0].Measures.Net.ToDecimal()));
    }

    [Fact]
    public async Task Channel_Watched_ShowsItsSums()
    {
        using var watch = new Watch<WatchChannelKpisResponse>(stop => _client.Kpis.WatchChannelKpis(
            new WatchChannelKpisRequest { Period = "2026", Scope = new ChannelScope { Region = _trade.Region }, MinInterval = Shortest }, cancellationToken: stop));
        Assert.Equal(0, (await watch.ReadAsync()).Kpis.PartnerCount);

        await _trade.SellAsync(_a, 10, "tea", "city");

        var kpis = (await watch.ReadUntilAsync(answer => answer.Kpis.PartnerCount == 1)).Answer.Kpis;
        Assert.Equal(("tea", _trade.Path("city"), 10m), (kpis.Categories.Single().Name, kpis.Regions.Single().Name, kpis.Total.Net.ToDecimal()));
    }

    [Fact]
    public async Task Watch_OfNoWholeMonths_IsRefused()
    {
        using var call = _client.Markets.WatchMarketShare(new WatchMarketShareRequest { Period = "2026-03-05" });
        Refused.With(StatusCode.InvalidArgument, "PERIOD", await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None)));
    }

    private Watch<WatchMarketShareResponse> Shares() => new(stop => _client.Markets.WatchMarketShare(
        new WatchMarketShareRequest { Region = _trade.Region, Period = "2026-03", MinInterval = Shortest }, cancellationToken: stop));
}
