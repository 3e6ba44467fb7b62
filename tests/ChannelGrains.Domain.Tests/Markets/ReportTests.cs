using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using Xunit;

namespace ChannelGrains.Domain.Tests.Markets;

public sealed class ReportTests
{
    private static readonly Period March = Period.OfMonth(BusinessDay.Of(2026, 3, 1).Month);

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
        Assert.Equal(reason, new ReportMarketSize(March, Amount.FromUnits(total), source).Decide(new()).Refusal!.Reason);

    [Fact]
    public void Decide_OfAQuarter_IsRefused()
    {
        Assert.True(Period.TryParse("2026-Q1", CalendarRules.Default, out var quarter, out _));
        Assert.Equal("PERIOD", new ReportCompetitorSales(quarter, "", Amount.Zero, "x").Decide(new()).Refusal!.Reason);
    }

    [Fact]
    public void Decide_BeyondTheBounds_IsRefusedButKnownOnesAreReplaced()
    {
        var full = new MarketReports();
        for (var month = 0; month < MarketReports.MaxMonths; month++)
            full.Set(March.FirstDay.Month - month, new ReportedSize(Amount.Zero, "x"));
        for (var one = 0; one < MarketReports.MaxCompetitors; one++)
            full.Set(March.FirstDay.Month, new CompetitorSales($"c{one}", Amount.Zero, "x"));
        Assert.Equal("MONTHS_FULL", new ReportMarketSize(March.Next(), Amount.Zero, "x").Decide(full).Refusal!.Reason);
        Assert.Equal("COMPETITORS_FULL", new ReportCompetitorSales(March, "new", Amount.Zero, "x").Decide(full).Refusal!.Reason);
        Assert.False(new ReportMarketSize(March, Amount.Zero, "x").Decide(full).IsRefused);
        Assert.False(new ReportCompetitorSales(March, "c7", Amount.Zero, "x").Decide(full).IsRefused);
    }

    [Fact]
    public void CompareTo_Markets_IsByRegionThenCategoryWithAllFirst()
    {
        MarketKey[] ordered = [new("", null), new("", ""), new("", "茶"), new("cn", null), new("cn", "a"), new("cn/b", null)];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }
}
