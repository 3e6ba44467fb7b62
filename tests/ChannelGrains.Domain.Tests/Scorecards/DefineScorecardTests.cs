using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Scorecards;
using Xunit;

namespace ChannelGrains.Domain.Tests.Scorecards;

public sealed class DefineScorecardTests
{
    private static readonly KpiSetting Sales = new(KpiName.Sales, KpiDirection.HigherIsBetter, "0.4", "1.2", "0.9", "10000000", "Have marketing raise it.");

    [Fact]
    public void Decide_ACompleteSetting_IsReadExactly()
    {
        var defined = new DefineScorecard("2026-01", [Sales, Sales with { Kpi = KpiName.DevelopmentRate, Cap = "", PassFrom = "", Target = "" }], [new("good", "0.9"), new("poor", "0")], null)
            .Decide(new ScorecardVersions()).Require();

        Assert.Equal(BusinessDay.Of(2026, 1, 1), defined.EffectiveFrom);
        Assert.Equal(new KpiDefinition(KpiName.Sales, KpiDirection.HigherIsBetter, 0.4m, 1.2m, 0.9m, 10_000_000m, "Have marketing raise it."), defined.Kpis[0]);
        Assert.Equal((1m, 1m, null), (defined.Kpis[1].Cap, defined.Kpis[1].PassFrom, defined.Kpis[1].Target));
        Assert.Equal(["poor", "good"], defined.Bands.Select(band => band.Name));
    }

    [Theory]
    [InlineData("weight", "0", "NUMBER")]
    [InlineData("weight", "1001", "NUMBER")]
    [InlineData("weight", "1,5", "NUMBER")]
    [InlineData("weight", "0.0000001", "NUMBER")]
    [InlineData("weight", "1e3", "NUMBER")]
    [InlineData("cap", "0", "NUMBER")]
    [InlineData("pass_from", "-1", "NUMBER")]
    [InlineData("target", "0", "NUMBER")]
    [InlineData("target", "", "TARGET_MISSING")]
    [InlineData("next_step", "\u0007", "TEXT_INVALID")]
    public void Decide_ABadValue_NamesTheField(string field, string value, string reason)
    {
        var setting = Sales with { Kpi = KpiName.MarketShare };
        setting = field switch
        {
            "weight" => setting with { Weight = value },
            "cap" => setting with { Cap = value },
            "pass_from" => setting with { PassFrom = value },
            "target" => setting with { Target = value },
            _ => setting with { NextStep = value },
        };

        var refusal = new DefineScorecard("2026-01", [setting], [], null).Decide(new ScorecardVersions()).Refusal!;

        Assert.Equal((RefusalKind.InvalidArgument, reason, $"kpis[0].{field}"), (refusal.Kind, refusal.Reason, refusal.Field));
    }

    [Fact]
    public void Decide_WhatCannotBeAScorecard_IsRefused()
    {
        Assert.Equal("PERIOD", Reason("2026-Q1", [Sales]));
        Assert.Equal("KPIS_EMPTY", Reason("2026-01", []));
        Assert.Equal("KPI", Reason("2026-01", [Sales with { Kpi = KpiName.Unspecified }]));
        Assert.Equal("KPI_TWICE", Reason("2026-01", [Sales, Sales]));
        Assert.Equal("DIRECTION", Reason("2026-01", [Sales with { Direction = 0 }]));
        Assert.Equal("BAND_EMPTY", Reason("2026-01", [Sales], new BandSetting(" ", "1")));
        Assert.Equal("NUMBER", Reason("2026-01", [Sales], new BandSetting("good", "x")));
        Assert.Equal("BAND_TWICE", Reason("2026-01", [Sales], new BandSetting("good", "1"), new BandSetting("better", "1.0")));
        Assert.Equal("BANDS_FULL", Reason("2026-01", [Sales], [.. Enumerable.Range(0, 17).Select(number => new BandSetting($"b{number}", $"{number}"))]));
    }

    [Fact]
    public void Decide_AnotherEtagThanTheLatest_IsAborted()
    {
        var versions = new ScorecardVersions();
        versions.Add(new ScorecardDefinition(BusinessDay.Of(2026, 1, 1), [], [], 7, 0));

        Assert.Equal("ETAG_MISMATCH", new DefineScorecard("2026-01", [Sales], [], "6").Decide(versions).Refusal?.Reason);
        Assert.Null(new DefineScorecard("2026-01", [Sales], [], "7").Decide(versions).Refusal);
    }

    [Theory]
    [InlineData("2026", "0.3", "", null)]
    [InlineData("2026-W05", "0.3", "", "PERIOD")]
    [InlineData("2026-01-15", "0.3", "", "PERIOD")]
    [InlineData("2026", "0", "", "NUMBER")]
    [InlineData("2026", "0.3", "7", "ETAG_MISMATCH")]
    public void Decide_ADevelopmentPlan_IsHeldToItsBounds(string period, string rate, string etag, string? reason) =>
        Assert.Equal(reason, new SetDevelopmentPlan(period, rate, etag).Decide(new DevelopmentPlans(), CalendarRules.Default, 1).Refusal?.Reason);

    private static string? Reason(string month, KpiSetting[] kpis, params BandSetting[] bands) => new DefineScorecard(month, kpis, bands, null).Decide(new ScorecardVersions()).Refusal?.Reason;
}
