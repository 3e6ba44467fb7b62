using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Targets;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Settlement;

public sealed class CommissionTests(SharedServer shared)
{
    private const string Old = "10000:0.01 -:0.05+40", New = "10000:0.02 20000:0.06+70 -:0.1+90";

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Explain_SalesReturnsAndVoids_AreOnTheirBusinessDays()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms("-:0.1"), "2026-02-10");
        await trade.SellAsync(partner, 500, on: "2026-02-09T12:00");
        await trade.SellAsync(partner, 1_000, on: "2026-02-10T12:00");
        await trade.SubmitAsync(partner, Make.Sale("voided", 300, Make.At("2026-02-11T12:00")));
        await trade.ReturnAsync(partner, 200, on: "2026-03-01T12:00");
        await trade.SellAsync(partner, 700, on: "2026-03-02T12:00");

        Assert.Equal(("130", "50"), (await _client.CommissionAsync(partner, "2026-02"), await _client.CommissionAsync(partner, "2026-03")));
        await trade.SubmitAsync(partner, Make.Void("v", "voided", Make.At("2026-03-05T12:00")));
        Assert.Equal(("100", "50"), (await _client.CommissionAsync(partner, "2026-02"), await _client.CommissionAsync(partner, "2026-03")));
        await trade.SellAsync(partner, 1, on: "2026-02-28T12:00");
        Assert.Equal("100.1", await _client.CommissionAsync(partner, "2026-02"));
        Assert.Equal("0", await _client.CommissionAsync(partner, "2026-01"));
    }

    [Fact]
    public async Task Explain_TheInputs_RecomputeToTheAmount()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms("1000:0.03 -:0.08", change: it =>
        {
            it.Period = CommissionPeriod.YearToDate;
            it.CategoryRates.Add(new CategoryRate { Category = "tea", Rate = "0.1" });
        }));
        foreach (var (amount, category, on) in new[] { (700m, "food", "2026-01-05"), (250m, "tea", "2026-01-06"), (400m, "food", "2026-02-03"), (100m, "tea", "2026-02-03"), (900m, "food", "2026-03-03") })
            await trade.SellAsync(partner, amount, category, on: $"{on}T12:00");
        await trade.ReturnAsync(partner, 50, on: "2026-02-20T12:00");

        var cells = new List<CommissionCell>();
        ExplainCommissionResponse page;
        var request = new ExplainCommissionRequest { PartnerId = partner, Period = "2026-02", PageSize = 2 };
        do
        {
            page = await _client.Settlement.ExplainCommissionAsync(request);
            Assert.True(page.Cells.Count <= 2);
            cells.AddRange(page.Cells);
            request.PageToken = page.NextPageToken;
        }
        while (page.NextPageToken.Length > 0);

        Assert.Equal(
            ["2026-01-05 food 700", "2026-01-06 tea 250", "2026-02-03 food 400", "2026-02-03 tea 100", "2026-02-20 food -50"],
            cells.Select(cell => $"{cell.BusinessDay} {cell.Category} {cell.Net}"));
        // January: 700 x 3 % + 250 x 10 %. To the end of February, the 50 that came back were the last of food's 400: food is 0 to 700 and 950 to 1,300.
        Assert.Equal((46m, 46m + 25.5m + 10m), (Number(page.Cycles[0].CommissionBefore), Number(page.Cycles[0].Commission)));
        Assert.Equal("35.5", page.ExactAmount);
        Assert.Equal(["50 0.03", "300 0.08", "100 0.1 tea"], page.Lines.Select(line => $"{line.Base} {line.Rate} {line.Category}".Trim()));
        Assert.Equal(Number(page.ExactAmount), page.Lines.Sum(line => Number(line.ExactAmount)));
        Assert.Equal(("2026", "1400", "71/2"), (page.Cycles[0].Period, page.Cycles[0].Base, page.ExactFraction));
    }

    [Theory]
    [InlineData(BracketMode.Graduated, "2026-03-16", "1780")]
    [InlineData(BracketMode.Volume, "2026-03-16", "2380")]
    [InlineData(BracketMode.Graduated, "2026-03-01", "1960")]
    [InlineData(BracketMode.Volume, "2026-03-01", "3090")]
    [InlineData(BracketMode.Graduated, "2026-02-11", "1960")]
    [InlineData(BracketMode.Volume, "2026-02-11", "3090")]
    public async Task Amendment_InAnOpenMonth_IsPreviewedAsItIsThenSigned(BracketMode mode, string from, string amended)
    {
        var (partner, _) = await SoldAsync(mode);
        var terms = Earning.Terms(New, mode);
        Assert.Equal((mode == BracketMode.Graduated ? "1140" : "1540", amended), await _client.PreviewAsync(partner, "2026-03", terms, from));

        await _client.AgreeAsync(partner, terms, from);

        Assert.Equal(amended, await _client.CommissionAsync(partner, "2026-03"));
        Assert.Equal((amended, amended), await _client.PreviewAsync(partner, "2026-03"));
    }

    [Fact]
    public async Task Amendment_TwoOnOneDay_TheLastSignedPrices()
    {
        var (partner, _) = await SoldAsync(BracketMode.Graduated);
        await _client.AgreeAsync(partner, Earning.Terms(New), "2026-03-16");
        await _client.AgreeAsync(partner, Earning.Terms(Old), "2026-03-16");

        Assert.Equal("1140", await _client.CommissionAsync(partner, "2026-03"));
    }

    [Fact]
    public async Task Termination_ReturnsBehindIt_ArePricedByTheLastVersion()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms("-:0.1"));
        await trade.SellAsync(partner, 1_000, on: "2026-03-05T12:00");
        await _client.Agreements.TerminateAgreementAsync(new() { PartnerId = partner, Reason = "over", EffectiveFrom = "2026-03-10" });
        await trade.SellAsync(partner, 5_000, on: "2026-03-12T12:00");
        await trade.ReturnAsync(partner, 300, on: "2026-03-13T12:00");

        Assert.Equal("70", await _client.CommissionAsync(partner, "2026-03"));
    }

    [Fact]
    public async Task Levels_OfAnAttainedTarget_MultiplyWhatIsEarned()
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms("-:0.1", change: it => it.Levels.Add(
            [new PayoutLevel { Attainment = "0", Factor = "0.5" }, new PayoutLevel { Attainment = "1", Factor = "1.1" }])));
        await trade.SellAsync(partner, 1_000, on: "2026-03-05T12:00");
        Assert.Equal("100", await _client.CommissionAsync(partner, "2026-03"));

        await _client.SetAsync(TargetSteps.Partner(partner), "2026", 18_000);

        var explained = await _client.Settlement.ExplainCommissionAsync(new() { PartnerId = partner, Period = "2026-03" });
        Assert.Equal(("90", "0.9", "1000", 1_500m), (explained.ExactAmount, explained.Lines[0].Factor, explained.Cycles[0].Net, explained.Cycles[0].Target.ToDecimal()));
    }

    [Fact]
    public async Task Explain_WhatIsAskedWrongly_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Settlement.ExplainCommissionAsync(new() { PartnerId = partner, Period = "2026-Q1" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Settlement.ExplainCommissionAsync(new() { PartnerId = partner, Period = "March" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Settlement.ExplainCommissionAsync(new() { PartnerId = TestClient.NewId("no"), Period = "2026-03" }));
        var nothing = await _client.Settlement.ExplainCommissionAsync(new() { PartnerId = partner, Period = "2026-03" });
        Assert.Equal(("0", 0, 0), (nothing.ExactAmount, nothing.Lines.Count, nothing.Cells.Count));
    }

    /// <summary>A partner with the old brackets that sells 1,000 on each of the first 30 days of March.</summary>
    private async Task<(string Partner, Trade Trade)> SoldAsync(BracketMode mode)
    {
        var trade = await Trade.BeginAsync(_client);
        var partner = await trade.PartnerAsync("a");
        await _client.AgreeAsync(partner, Earning.Terms(Old, mode));
        await trade.SubmitAsync(partner, [.. Enumerable.Range(0, 30).Select(day => Make.Sale($"s{day}", 1_000, Make.At("2026-03-01T12:00").AddDays(day)))]);
        return (partner, trade);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
