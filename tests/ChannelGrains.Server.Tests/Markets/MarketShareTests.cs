namespace ChannelGrains.Server.Tests.Markets;

/// <summary>Shares, ranks, sizes and concentration, computed by hand.</summary>
public sealed class MarketShareTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private Trade _trade = null!;
    private string _a = "", _b = "", _c = "";

    public async ValueTask InitializeAsync()
    {
        _trade = await Trade.BeginAsync(_client);
        (_a, _b, _c) = (await _trade.PartnerAsync("a"), await _trade.PartnerAsync("b"), await _trade.PartnerAsync("c"));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Share_OfAChannel_IsNetOverNetOfAll()
    {
        await _trade.SellAsync(_a, 30, "tea");
        await _trade.SellAsync(_b, 60, "tea", "city");
        await _trade.SellAsync(_c, 40, "coffee");
        await _trade.ReturnAsync(_c, 10, "coffee");

        var share = await _trade.ShareAsync(120);

        Assert.Equal((_trade.Region, false, "2026-03", "2026-03-01", "2026-03-31"), (share.Region, share.HasCategory, share.Period, share.FirstDay, share.LastDay));
        Assert.Equal([(1, _b, 60m, "0.500000000000"), (2, _a, 30m, "0.250000000000"), (3, _c, 30m, "0.250000000000")], Rows(share));
        Assert.Equal(("60", "120"), (share.Partners[0].ShareOfChannel.Numerator, share.Partners[0].ShareOfChannel.Denominator));
        Assert.Null(share.Size);
        Assert.All(share.Partners, partner => Assert.Null(partner.ShareOfMarket));
        Assert.Equal(("3750.000000000000", ConcentrationBasis.Channel), (share.Concentration.Hhi.Value, share.Concentration.Basis));
        Assert.False(share.Concentration.HasHhiBefore);

        Assert.Equal([(1, _b, 60m, "0.666666666667"), (2, _a, 30m, "0.333333333333")], Rows(await _trade.ShareAsync(90, "tea")));
        Assert.Equal([(1, _b, 60m, "1.000000000000")], Rows(await _trade.ShareAsync(60, below: "city")));
        Assert.Empty((await _trade.ShareAsync(0, "")).Partners);
    }

    [Fact]
    public async Task Share_OfAChannelWithoutNet_HasNoValue()
    {
        await _trade.SellAsync(_a, 10);
        await _trade.ReturnAsync(_b, 30);

        var share = await _trade.ShareAsync(-20);

        Assert.Equal([_a, _b], share.Partners.Select(partner => partner.PartnerId));
        Assert.All(share.Partners, partner => Assert.False(partner.ShareOfChannel.HasValue));
        Assert.Equal("10000.000000000000", share.Concentration.Hhi.Value);
    }

    [Fact]
    public async Task Share_OfAQuarter_IsOfTheSumsOfItsMonths()
    {
        await _trade.SellAsync(_a, 10, on: "2026-01-05T12:00");
        await _trade.SellAsync(_b, 20, on: "2026-02-05T12:00");
        await _trade.SellAsync(_a, 30, on: "2026-03-05T12:00");
        await _trade.SellAsync(_c, 15, on: "2025-12-05T12:00");
        await _trade.SellAsync(_b, 15, on: "2025-12-05T12:00");

        var share = await _trade.ShareAsync(60, period: "2026-Q1");

        Assert.Equal([(1, _a, 40m, "0.666666666667"), (2, _b, 20m, "0.333333333333")], Rows(share));
        await _trade.ShareAsync(30, period: "2025-Q4");
        share = await _trade.ShareAsync(60, period: "2026-Q1");
        Assert.Equal(("5555.555555555556", "5000.000000000000", "555.555555555556"), (share.Concentration.Hhi.Value, share.Concentration.HhiBefore, share.Concentration.HhiChange));
    }

    [Fact]
    public async Task Size_Reported_IsWhatSharesOfTheMarketAreOf()
    {
        await _trade.SellAsync(_a, 30);
        await _trade.SellAsync(_b, 20);
        await _trade.ShareAsync(50);
        await _trade.ReportCompetitorAsync("Rival", 25);
        await _trade.ReportSizeAsync(999);
        await _trade.ReportSizeAsync(200, source: "The bureau");

        var share = await _trade.ShareAsync(50);

        Assert.Equal((200m, MarketSizeBasis.Reported, "The bureau"), (share.Size.Total.ToDecimal(), share.Size.Basis, Assert.Single(share.Size.Sources)));
        Assert.Equal(["0.150000000000", "0.100000000000"], share.Partners.Select(partner => partner.ShareOfMarket.Value));
        // Shares of 15, 10 and 12.5 %, and an unnamed rest of 62.5 %.
        Assert.Equal(("4387.500000000000", ConcentrationBasis.Market, 1, 125m), (share.Concentration.Hhi.Value, share.Concentration.Basis,
            share.Concentration.NamedCompetitors, share.Concentration.UnnamedRest.ToDecimal()));
    }

    [Fact]
    public async Task Size_NotReported_IsTheChannelAndItsCompetitors()
    {
        await _trade.SellAsync(_a, 40, "tea");
        await _trade.ShareAsync(40, "tea");
        await _trade.ReportCompetitorAsync("Rival", 50, "tea");
        await _trade.ReportCompetitorAsync("Rival", 30, "tea");
        await _trade.ReportCompetitorAsync("", 10, "tea", source: "An estimate");

        var share = await _trade.ShareAsync(40, "tea");

        Assert.Equal((80m, MarketSizeBasis.Competitors), (share.Size.Total.ToDecimal(), share.Size.Basis));
        Assert.Equal(["An estimate", "A paper"], share.Size.Sources);
        Assert.Equal("0.500000000000", share.Partners[0].ShareOfMarket.Value);
        Assert.Equal((10m, "4062.500000000000"), (share.Concentration.UnnamedRest.ToDecimal(), share.Concentration.Hhi.Value));
        Assert.Null((await _trade.ShareAsync(40)).Size);
    }

    [Fact]
    public async Task Size_OfAQuarter_IsKnownWhenItIsOfEveryMonthWithSales()
    {
        await _trade.SellAsync(_a, 10, on: "2026-01-05T12:00");
        await _trade.SellAsync(_a, 20, on: "2026-03-05T12:00");
        await _trade.ReportSizeAsync(100, period: "2026-01");
        Assert.Null((await _trade.ShareAsync(30, period: "2026-Q1")).Size);

        await _trade.ReportCompetitorAsync("Rival", 80, period: "2026-03");

        var size = (await _trade.ShareAsync(30, period: "2026-Q1")).Size;
        Assert.Equal((200m, MarketSizeBasis.Mixed), (size.Total.ToDecimal(), size.Basis));
    }

    [Fact]
    public async Task Pages_OfAMarket_HaveTheRanksInOrder()
    {
        await _trade.SellAsync(_a, 10);
        await _trade.SellAsync(_b, 20);
        await _trade.SellAsync(_c, 10);
        await _trade.ShareAsync(40);

        var first = await _trade.GetAsync(size: 2);
        var second = await _trade.GetAsync(size: 2, token: first.NextPageToken);

        Assert.Equal([(1, _b), (2, _a)], first.Share.Partners.Select(partner => (partner.Rank, partner.PartnerId)));
        Assert.Equal((3, _c), (second.Share.Partners.Single().Rank, second.Share.Partners.Single().PartnerId));
        Assert.Equal((3, ""), (second.Share.PartnerCount, second.NextPageToken));
        Assert.Equal(first.Revision, second.Revision);
    }

    private static IEnumerable<(int, string, decimal, string)> Rows(MarketShare share) =>
        share.Partners.Select(partner => (partner.Rank, partner.PartnerId, partner.Net.ToDecimal(), partner.ShareOfChannel.Value));
}
