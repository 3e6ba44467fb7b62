using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using Xunit;

namespace ChannelGrains.Domain.Tests.Markets;

public sealed class ReportTests
{
    private static readonly Period March = Period.OfMonth(BusinessDay.Of(2026, 3, 1).Month);

    private static readonly MarketKey Market = new("cn", "tea");

    [Fact]
    public void Set_AgainForAMonthOrCompetitor_ReplacesIt()
    {
        var reports = new MarketReports();
        reports.Set(1, new ReportedSize(Amount.FromUnits(1), "a"));
        reports.Set(1, new CompetitorSales("z", Amount.FromUnits(2), "a"));
        reports.Set(1, new CompetitorSales("", Amount.FromUnits(3), "a"));
        reports.Set(1, new CompetitorSales("z", Amount.FromUnits(4), "b"));
        reports.Set(1, new ReportedSize(Amount.FromUnits(5), "b"));
        Assert.Equal(new ReportedSize(Amount.FromUnits(5), "b"), reports.In(1).Size);
        Assert.Equal([("", Amount.FromUnits(3)), ("z", Amount.FromUnits(4))], reports.In(1).Competitors.Select(one => (one.Name, one.Sales)));
        Assert.True(reports.In(2).IsEmpty);
    }

    [Theory]
    [InlineData(-1, "x", "AMOUNT")]
    [InlineData(1_000_000_000_000_001, "x", "AMOUNT")]
    [InlineData(1, "", "SOURCE_EMPTY")]
    [InlineData(1, "a\nb", "TEXT_INVALID")]
    public void Decide_WhatMakesNoSense_IsRefused(long total, string source, string reason) =>
        Assert.Equal(reason, Size(March.Id, total, source).Decide(new(), Programme.Default).Refusal!.Reason);

    [Theory]
    [InlineData("2026-Q1")]
    [InlineData("2026-13")]
    public void Decide_OfNoMonth_IsRefused(string period) =>
        Assert.Equal("PERIOD", Competitor(period, "").Decide(new(), Programme.Default).Refusal!.Reason);

    [Fact]
    public void Decide_AReport_IsTheFactOfItsMonth()
    {
        var fact = Size("2026-03", 5).Decide(new(), Programme.Default).Require();
        Assert.Equal(new MarketSizeReported(Market, March.FirstDay.Month, "CNY", new ReportedSize(Amount.FromUnits(5), "x")), fact);
        var reports = new MarketReports();
        reports.Set(fact);
        Assert.Equal(fact.Size, reports.In(March.FirstDay.Month).Size);
    }

    [Fact]
    public void Decide_BeyondTheBounds_IsRefusedButKnownOnesAreReplaced()
    {
        var full = new MarketReports();
        for (var month = 0; month < MarketReports.MaxMonths; month++)
            full.Set(March.FirstDay.Month - month, new ReportedSize(Amount.Zero, "x"));
        for (var one = 0; one < MarketReports.MaxCompetitors; one++)
            full.Set(March.FirstDay.Month, new CompetitorSales($"c{one}", Amount.Zero, "x"));
        Assert.Equal("MONTHS_FULL", Size(March.Next().Id, 0).Decide(full, Programme.Default).Refusal!.Reason);
        Assert.Equal("COMPETITORS_FULL", Competitor(March.Id, "new").Decide(full, Programme.Default).Refusal!.Reason);
        Assert.False(Size(March.Id, 0).Decide(full, Programme.Default).IsRefused);
        Assert.False(Competitor(March.Id, "c7").Decide(full, Programme.Default).IsRefused);
    }

    [Fact]
    public void CompareTo_Markets_IsByRegionThenCategoryWithAllFirst()
    {
        MarketKey[] ordered = [new("", null), new("", ""), new("", "茶"), new("cn", null), new("cn", "a"), new("cn/b", null)];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    private static ReportMarketSize Size(string period, long total, string source = "x") => new(Market, period, new StatedAmount("CNY", total, 0), source);

    private static ReportCompetitorSales Competitor(string period, string name) => new(Market, period, name, new StatedAmount("CNY", 0, 0), "x");
}
