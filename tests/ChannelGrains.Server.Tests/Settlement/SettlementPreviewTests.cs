using ChannelGrains.Agreements.V1;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Settlement;

public sealed class SettlementPreviewTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Preview_OtherSales_AddsThemToThoseThatWereMade()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms("1000:0.03 -:0.08"));
        await trade.SellAsync(partner, 900, on: "2026-03-05T12:00");

        var preview = await _client.Settlement.PreviewSettlementAsync(new()
        {
            PartnerId = partner,
            Period = "2026-Q1",
            Sales = { new AssumedSale { BusinessDay = "2026-03-31", Category = "food", Net = "200.5" }, new AssumedSale { BusinessDay = "2026-02-01", Net = "-10" } },
        });

        Assert.Equal(["2026-01 0 0", "2026-02 0 0", "2026-03 27 38.04"], preview.Months.Select(month => $"{month.Period} {month.Now} {month.Previewed}"));
        Assert.Equal(("27", "38.04", "CNY"), (preview.Now, preview.Previewed, preview.CurrencyCode));
        Assert.Equal("27", await _client.CommissionAsync(partner, "2026-03"));
    }

    [Fact]
    public async Task Preview_ADraftOverLastYearsSales_CountsThemInTheMonthsOfThisYear()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await trade.SellAsync(partner, 5_000, on: "2025-06-05T12:00");
        await trade.SellAsync(partner, 1_000, on: "2025-07-31T12:00");

        var preview = await _client.Settlement.PreviewSettlementAsync(new()
        {
            PartnerId = partner,
            Period = "2026",
            Terms = Earning.Terms("4000:0.01 -:0.1", BracketMode.Volume),
            LastYearSales = true,
        });

        Assert.Equal(("0", "510"), (preview.Now, preview.Previewed));
        Assert.Equal(["2026-06 500", "2026-07 10"], preview.Months.Where(month => month.Previewed != "0").Select(month => $"{month.Period} {month.Previewed}"));
    }

    [Fact]
    public async Task Preview_MarginAndPieces_AreAssumedToo()
    {
        var partner = await _client.CreatePartnerAsync();
        var request = new PreviewSettlementRequest
        {
            PartnerId = partner,
            Period = "2026-03",
            Terms = Earning.Terms("-:0.5", change: it => it.Base = CommissionBase.Margin),
            Sales = { new AssumedSale { BusinessDay = "2026-03-01", Net = "100", Cost = "60", Units = "2.5" }, new AssumedSale { BusinessDay = "2026-03-02", Net = "50" } },
        };
        Assert.Equal("20", (await _client.Settlement.PreviewSettlementAsync(request)).Previewed);
        request.Terms = Earning.Terms("-:4", change: it => it.Base = CommissionBase.Units);
        Assert.Equal("10", (await _client.Settlement.PreviewSettlementAsync(request)).Previewed);
    }

    [Theory]
    [InlineData("SALES", "sales[0].business_day", "2026-04-01", "5", "")]
    [InlineData("DATE", "sales[0].business_day", "", "5", "")]
    [InlineData("DATE", "sales[0].business_day", "1 April", "5", "")]
    [InlineData("NUMBER", "sales[0].net", "2026-03-01", "", "")]
    [InlineData("NUMBER", "sales[0].net", "2026-03-01", "1e9", "")]
    [InlineData("NUMBER", "sales[0].net", "2026-03-01", "1000000000.01", "")]
    [InlineData("NUMBER", "sales[0].net", "2026-03-01", "0.0000001", "")]
    [InlineData("NUMBER", "sales[0].units", "2026-03-01", "5", "0.0001")]
    public async Task Preview_SalesThatCannotBe_AreRefused(string reason, string field, string day, string net, string units)
    {
        var partner = await _client.CreatePartnerAsync();
        var request = new PreviewSettlementRequest { PartnerId = partner, Period = "2026-03", Sales = { new AssumedSale { BusinessDay = day, Net = net, Units = units } } };

        Assert.Equal(field, Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Settlement.PreviewSettlementAsync(request))));
    }

    [Fact]
    public async Task Preview_WhatIsAskedWrongly_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Settlement.PreviewSettlementAsync(new() { PartnerId = partner, Period = "2026-03-01" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "EFFECTIVE_FROM", _client.Settlement.PreviewSettlementAsync(new() { PartnerId = partner, Period = "2026-03", EffectiveFrom = "2026-03-01" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "BRACKETS", _client.Settlement.PreviewSettlementAsync(new() { PartnerId = partner, Period = "2026-03", Terms = Earning.Terms("1000:0.1") }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Settlement.PreviewSettlementAsync(new() { PartnerId = TestClient.NewId("no"), Period = "2026-03" }));
        var many = new PreviewSettlementRequest { PartnerId = partner, Period = "2026-03" };
        many.Sales.AddRange(Enumerable.Range(0, 1_001).Select(_ => new AssumedSale { BusinessDay = "2026-03-01", Net = "1" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "TOO_MANY_SALES", _client.Settlement.PreviewSettlementAsync(many));
    }
}
