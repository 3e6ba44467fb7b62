namespace ChannelGrains.Server.Tests.Markets;

/// <summary>Which markets are listed, and what is refused of reports.</summary>
public sealed class MarketListTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private Trade _trade = null!;

    public async ValueTask InitializeAsync() => _trade = await Trade.BeginAsync(_client);

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Markets_OfAPeriod_AreThoseWithSalesOrReports()
    {
        var (a, b) = (await _trade.PartnerAsync("a"), await _trade.PartnerAsync("b"));
        await _trade.SellAsync(a, 10, "tea");
        await _trade.SellAsync(b, 20, "tea", "city");
        await _trade.SellAsync(b, 5, "coffee", "city", on: "2026-02-05T12:00");
        await _trade.ShareAsync(35, period: "2026-Q1");
        await _trade.ReportSizeAsync(1_000);
        await _trade.ReportSizeAsync(300, "tea");
        await _trade.ReportCompetitorAsync("Rival", 7, "茶具");

        var march = await ListAsync("2026-03");

        Assert.Equal(
            [("", null, 2, 30m, 1_000m), ("", "tea", 2, 30m, 300m), ("", "茶具", 0, 0m, 7m), ("/city", "tea", 1, 20m, null)],
            march.Select(Row));
        Assert.Equal([("/city", "coffee", 1, 5m, null), ("/city", "tea", 1, 20m, null)], (await ListAsync("2026-Q1", "/city")).Select(Row));
        Assert.Equal(["coffee"], (await ListAsync("2026-02", "")).Select(market => market.Category));
    }

    [Fact]
    public async Task Markets_InPages_AreEachListedOnce()
    {
        var partner = await _trade.PartnerAsync("a");
        await _trade.SubmitAsync(partner, [.. Enumerable.Range(0, 7).Select(i => Make.Sale(_trade.NextId(), 1, category: $"c{i}").With(sale => sale.Region = _trade.Region))]);
        await _trade.ShareAsync(7);
        await _trade.ReportSizeAsync(9, "c3x");

        List<string> categories = [];
        var request = new ListMarketsRequest { Period = "2026", Region = _trade.Region, PageSize = 3 };
        do
        {
            var page = await _client.Markets.ListMarketsAsync(request);
            Assert.InRange(page.Markets.Count, 1, 3);
            categories.AddRange(page.Markets.Select(market => market.Category));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["c0", "c1", "c2", "c3", "c3x", "c4", "c5", "c6"], categories);
    }

    [Fact]
    public async Task Report_TwiceWithOneRequestId_CountsOnce()
    {
        var request = new ReportMarketSizeRequest { Region = _trade.Region, Period = "2026-03", Total = Trade.Yuan(100), Source = "x", RequestId = "r1" };
        var first = await _client.Markets.ReportMarketSizeAsync(request);
        await _trade.ReportSizeAsync(200);

        Assert.Equal(first, await _client.Markets.ReportMarketSizeAsync(request));
        Assert.Equal(200m, (await _trade.ShareAsync(0)).Size.Total.ToDecimal());
        request.Total = Trade.Yuan(300);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Markets.ReportMarketSizeAsync(request));
    }

    [Fact]
    public async Task Reports_ThatMakeNoSense_AreRefused()
    {
        await RefusedAsync("PERIOD", request => request.Period = "2026-Q1");
        await RefusedAsync("PERIOD", request => request.Period = "2026-13");
        await RefusedAsync("AMOUNT", request => request.Total = null);
        await RefusedAsync("AMOUNT", request => request.Total = Trade.Yuan(-1));
        await RefusedAsync("AMOUNT", request => request.Total.Nanos = 1);
        await RefusedAsync("CURRENCY_NOT_PROGRAMMES", request => request.Total.CurrencyCode = "USD");
        await RefusedAsync("SOURCE_EMPTY", request => request.Source = "");
        await RefusedAsync("TEXT_TOO_LONG", request => request.Source = new string('x', 201));
        await RefusedAsync("INVALID_REGION", request => request.Region = "a//b");
        await RefusedAsync("TEXT_INVALID", request => request.Category = "a\u0001");
        Assert.Empty(await ListAsync("2026"));
    }

    [Theory]
    [InlineData("2026-03-05")]
    [InlineData("2026-03-W1")]
    [InlineData("March")]
    public async Task Market_OfNoWholeMonths_IsRefused(string period)
    {
        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Markets.GetMarketShareAsync(new() { Period = period }));
        Assert.Equal("period", Refused.Field(refused));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Markets.ListMarketsAsync(new() { Period = period }));
    }

    private async Task RefusedAsync(string reason, Action<ReportMarketSizeRequest> change)
    {
        var request = new ReportMarketSizeRequest { Region = _trade.Region, Period = "2026-03", Total = Trade.Yuan(10), Source = "x" };
        change(request);
        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Markets.ReportMarketSizeAsync(request));
    }

    private async Task<IReadOnlyList<Market>> ListAsync(string period, string below = "") =>
        (await _client.Markets.ListMarketsAsync(new ListMarketsRequest { Period = period, Region = _trade.Region + below })).Markets;

    private (string, string?, int, decimal, decimal?) Row(Market market) =>
        (market.Region[_trade.Region.Length..], market.HasCategory ? market.Category : null, market.PartnerCount, market.Net.ToDecimal(), market.Size?.Total.ToDecimal());
}
