namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>Leaderboards and sums over all partners of a region, computed by hand.</summary>
public sealed class ChannelKpiTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private Trade _trade = null!;
    private string _a = "", _b = "", _c = "";

    public async ValueTask InitializeAsync()
    {
        _trade = await Trade.BeginAsync(_client);
        (_a, _b, _c) = (await _trade.PartnerAsync("a"), await _trade.PartnerAsync("b", ChannelType.Intermediary), await _trade.PartnerAsync("c"));
        await _trade.SubmitAsync(_a, Sale("2026-01-10T12:00", "north/x", Make.Line(100, "tea", 2, 60), Make.Line(50, "coffee", 1)), Sale("2026-02-10T12:00", "", Make.Line(30, "tea", 1, 20)));
        await _trade.SubmitAsync(_b, Sale("2026-01-11T12:00", "north", Make.Line(200, "tea", 5, 150)), Sale("2026-01-12T12:00", "north", Make.Line(40, "tea", 1, 30)).With(back => back.Kind = TransactionKind.Return));
        await _trade.SubmitAsync(_c, Sale("2026-02-11T12:00", "south", Make.Line(80, "coffee", 4)));
        await _trade.ShareAsync(420, period: "2026-Q1");
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData(LeaderboardOrder.Unspecified, false, "a b c")]
    [InlineData(LeaderboardOrder.Gross, false, "b a c")]
    [InlineData(LeaderboardOrder.Returns, false, "b a c")]
    [InlineData(LeaderboardOrder.Returns, true, "a c b")]
    [InlineData(LeaderboardOrder.Units, true, "a b c")]
    [InlineData(LeaderboardOrder.Transactions, false, "a b c")]
    [InlineData(LeaderboardOrder.Cost, false, "b a c")]
    [InlineData(LeaderboardOrder.Margin, false, "a b c")]
    [InlineData(LeaderboardOrder.ReturnRate, false, "b a c")]
    [InlineData(LeaderboardOrder.ReturnRate, true, "a c b")]
    public async Task Leaderboard_ByAMeasure_IsInItsOrder(LeaderboardOrder order, bool ascending, string expected)
    {
        var answer = await ListAsync(request => (request.OrderBy, request.Ascending) = (order, ascending));

        Assert.Equal(expected, Names(answer));
        Assert.Equal([1, 2, 3], answer.Rows.Select(row => row.Rank));
    }

    [Fact]
    public async Task Leaderboard_OfAScope_HasTheSalesOfIt()
    {
        var all = await ListAsync(_ => { });
        Assert.Equal((180m, 2L, 4_000L, 50m), (all.Rows[0].Measures.Net.ToDecimal(), all.Rows[0].Measures.Transactions, all.Rows[0].Measures.UnitsThousandths, all.Rows[0].Measures.Margin.ToDecimal()));
        Assert.Equal("0.200000000000", all.Rows[1].Measures.ReturnRate.Value);
        Assert.Equal("c a", Names(await ListAsync(request => request.Scope.Category = "coffee")));
        Assert.Equal("a c", Names(await ListAsync(request => request.Scope.ChannelType = ChannelType.Direct)));
        Assert.Equal("b a", Names(await ListAsync(request => request.Scope.Region += "/north")));
        Assert.Equal("c a", Names(await ListAsync(request => request.Period = "2026-02")));
        Assert.Equal("", Names(await ListAsync(request => request.Period = "2025")));
    }

    [Fact]
    public async Task Leaderboard_InPages_GoesOnWithTheRanks()
    {
        var first = await ListAsync(request => request.PageSize = 2);
        var second = await ListAsync(request => (request.PageSize, request.PageToken) = (2, first.NextPageToken));

        Assert.Equal(("a b", "c", 3, ""), (Names(first), Names(second), second.TotalSize, second.NextPageToken));
        Assert.Equal(3, second.Rows[0].Rank);
    }

    [Fact]
    public async Task Channel_OfAQuarter_HasItsSumsAndParts()
    {
        var kpis = (await ChannelAsync(_ => { })).Kpis;

        Assert.Equal(("2026-Q1", "2026-01-01", "2026-03-31", 3), (kpis.Period, kpis.FirstDay, kpis.LastDay, kpis.PartnerCount));
        Assert.Equal((460m, 40m, 420m, 5L), (kpis.Total.Gross.ToDecimal(), kpis.Total.Returns.ToDecimal(), kpis.Total.Net.ToDecimal(), kpis.Total.Transactions));
        Assert.Equal([("coffee", 130m, 2L, 2), ("tea", 290m, 4L, 2)], kpis.Categories.Select(Row));
        Assert.Equal([(_trade.Region, 30m, 1L, 1), (_trade.Path("north"), 310m, 3L, 2), (_trade.Path("south"), 80m, 1L, 1)], kpis.Regions.Select(Row));
        Assert.Equal([(ChannelType.Intermediary, 160m, 1), (ChannelType.Direct, 260m, 2)],
            kpis.ChannelTypes.Select(part => (part.ChannelType, part.Measures.Net.ToDecimal(), part.PartnerCount)));
    }

    [Fact]
    public async Task Channel_OfOneCategory_CountsWhatHasALineInIt()
    {
        var kpis = (await ChannelAsync(request => request.Scope.Category = "coffee")).Kpis;

        Assert.Equal((130m, 2L, 2, "coffee"), (kpis.Total.Net.ToDecimal(), kpis.Total.Transactions, kpis.PartnerCount, kpis.Scope.Category));
        Assert.Equal([(_trade.Path("north"), 50m, 1L, 1), (_trade.Path("south"), 80m, 1L, 1)], kpis.Regions.Select(Row));
    }

    [Fact]
    public async Task Channel_InPages_HasEachPartOnce()
    {
        var first = await ChannelAsync(request => request.PageSize = 2);
        var second = await ChannelAsync(request => (request.PageSize, request.PageToken) = (2, first.NextPageToken));

        Assert.Equal((2, 2), (first.Kpis.Categories.Count, first.Kpis.Regions.Count));
        Assert.Equal((0, _trade.Path("south"), ""), (second.Kpis.Categories.Count, second.Kpis.Regions.Single().Name, second.NextPageToken));
    }

    [Fact]
    public async Task Queries_ThatMakeNoSense_AreRefused()
    {
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Kpis.ListPartnerKpisAsync(new() { Period = "2026-01-05" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ORDER_BY", _client.Kpis.ListPartnerKpisAsync(new() { Period = "2026", OrderBy = (LeaderboardOrder)99 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Kpis.ListPartnerKpisAsync(new() { Period = "2026", PageToken = "x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", _client.Kpis.GetChannelKpisAsync(new() { Period = "2026", Scope = new() { ChannelType = (ChannelType)9 } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", _client.Kpis.GetChannelKpisAsync(new() { Period = "2026", Scope = new() { Region = "/" } }));
    }

    private async Task<ListPartnerKpisResponse> ListAsync(Action<ListPartnerKpisRequest> change)
    {
        var request = new ListPartnerKpisRequest { Period = "2026-Q1", Scope = new ChannelScope { Region = _trade.Region } };
        change(request);
        return await _client.Kpis.ListPartnerKpisAsync(request);
    }

    private async Task<GetChannelKpisResponse> ChannelAsync(Action<GetChannelKpisRequest> change)
    {
        var request = new GetChannelKpisRequest { Period = "2026-Q1", Scope = new ChannelScope { Region = _trade.Region } };
        change(request);
        return await _client.Kpis.GetChannelKpisAsync(request);
    }

    private Transaction Sale(string at, string below, params TransactionLine[] lines) => Make.Sale(_trade.NextId(), at: Make.At(at)).With(sale =>
    {
        sale.Region = _trade.Path(below);
        sale.Lines.Clear();
        sale.Lines.AddRange(lines);
    });

    private string Names(ListPartnerKpisResponse answer) => string.Join(' ', answer.Rows.Select(row => row.PartnerId[(_trade.Region.Length + 1)..]));

    private static (string, decimal, long, int) Row(ChannelPart part) => (part.Name, part.Measures.Net.ToDecimal(), part.Measures.Transactions, part.PartnerCount);
}
