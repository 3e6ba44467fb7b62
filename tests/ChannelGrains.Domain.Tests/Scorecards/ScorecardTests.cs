using System.Numerics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Scorecards;

public sealed class ScorecardTests
{
    private static readonly IReadOnlyDictionary<KpiName, decimal> NoTargets = new Dictionary<KpiName, decimal>();

    /// <summary>The source's table: each KPI's target and result.</summary>
    [Fact]
    public void Of_TheSourcesTable_IsItsResults()
    {
        var definition = Define(
            Row(KpiName.Sales, 10_000_000), Row(KpiName.CustomerSatisfaction, 0.9m), Row(KpiName.MarketShare, 0.05m), Row(KpiName.DevelopmentRate, 0.3m));
        var card = Scorecard.Of(definition,
        [
            new(KpiName.Sales, 9_500_000_000_000, null, 6, 1), Ratio(KpiName.CustomerSatisfaction, 92, 100), Ratio(KpiName.MarketShare, 6, 100), Ratio(KpiName.DevelopmentRate, 35, 100),
        ], NoTargets, 1);

        Assert.Equal(["9500000", "0.920000000000", "0.060000000000", "0.350000000000"], card.Rows.Select(row => row.ActualText));
        Assert.Equal(["9500000/10000000", "92/100", "6/100", "35/100"], card.Rows.Select(row => $"{row.NumeratorText}/{row.DenominatorText}"));
        Assert.Equal(["0.950000000000", "1.022222222222", "1.200000000000", "1.166666666667"], card.Rows.Select(row => row.Attainment.ToString()));
        // (0.95 + 92/90 + 6/5 + 35/30) / 4
        Assert.Equal(Quotient.Of(new BigInteger(95), 100) + Quotient.Of(92, 90) + Quotient.Of(6, 5) + Quotient.Of(35, 30) is var sum ? (sum / Quotient.Of(4, 1)).ToString() : "", card.Score.ToString());
    }

    [Fact]
    public void Of_RowsWithoutDataOrTarget_AreLeftOutOfTheWeights()
    {
        var definition = Define(Row(KpiName.Sales, null), Row(KpiName.CustomerSatisfaction, 0.5m, weight: 3), Row(KpiName.AfterSalesResponse, 1, weight: 1), Row(KpiName.MarketShare, 0.05m, weight: 100));
        var card = Scorecard.Of(definition,
            [new(KpiName.Sales, 7, null, 6, 1), Ratio(KpiName.CustomerSatisfaction, 1, 2), Ratio(KpiName.AfterSalesResponse, 0, 4), Ratio(KpiName.MarketShare, 5, 0)], NoTargets, 1);

        Assert.Equal([ScoreRowState.NoTarget, ScoreRowState.Counted, ScoreRowState.Counted, ScoreRowState.NoData], card.Rows.Select(row => row.State));
        Assert.Equal("0.750000000000", card.Score.ToString());
        Assert.Null(Scorecard.Of(definition, [], NoTargets, 1).Score);
    }

    [Fact]
    public void Of_SalesOfSeveralMonths_HaveTheTargetOfEach()
    {
        var definition = Define(Row(KpiName.Sales, 100));

        Assert.Equal(300, Assert.Single(Scorecard.Of(definition, [new(KpiName.Sales, 60_000_000, null, 6, 1)], NoTargets, 3).Rows).Target);
        Assert.Equal(50, Assert.Single(Scorecard.Of(definition, [], new Dictionary<KpiName, decimal> { [KpiName.Sales] = 50 }, 3).Rows).Target);
    }

    [Theory]
    [InlineData(1, 100, "2.000000000000", "1.500000000000")]
    [InlineData(4, 100, "0.500000000000", "0.500000000000")]
    [InlineData(0, 100, "1.500000000000", "1.500000000000")]
    public void Of_WhereLessIsBetter_AttainmentIsInverted(int numerator, int denominator, string attainment, string score)
    {
        var definition = Define(Row(KpiName.DataQuality, 0.02m, cap: 1.5m) with { Direction = KpiDirection.LowerIsBetter });
        var row = Assert.Single(Scorecard.Of(definition, [Ratio(KpiName.DataQuality, numerator, denominator)], NoTargets, 1).Rows);

        Assert.Equal((attainment, score), (row.Attainment.ToString(), row.Score.ToString()));
    }

    [Fact]
    public void Of_AnyFigures_ScoreIsTheWeightedMeanOfCappedAttainments() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 20], Gen.Int[0, 200], Gen.Int[0, 100], Gen.Int[1, 99]).Array[1, 6].Sample(drawn =>
        {
            var names = Enum.GetValues<KpiName>().Skip(2).ToList();
            var rows = drawn.Select((one, place) => Row(names[place], one.Item5 / 100m, one.Item1, one.Item2 / 10m)).ToArray();
            var card = Scorecard.Of(Define(rows), [.. drawn.Select((one, place) => Ratio(names[place], one.Item3, one.Item4))], NoTargets, 1);

            var counted = drawn.Where(one => one.Item4 > 0).ToList();
            if (counted.Count == 0)
            {
                Assert.Null(card.Score);
                return;
            }
            var expected = counted.Sum(one => one.Item1 * Math.Min(one.Item2 / 10m, (decimal)one.Item3 / one.Item4 / (one.Item5 / 100m))) / counted.Sum(one => one.Item1);
            Assert.True(Math.Abs(expected - decimal.Parse(card.Score.ToString()!, System.Globalization.CultureInfo.InvariantCulture)) <= 0.000000000001m);
            Assert.True(Math.Abs(expected - card.Rows.Sum(row => decimal.Parse(row.Score.ToString(), System.Globalization.CultureInfo.InvariantCulture))) <= 0.00000000001m);
        });

    [Theory]
    [InlineData(0.79, null)]
    [InlineData(0.8, "good")]
    [InlineData(0.9499, "good")]
    [InlineData(0.95, "excellent")]
    public void Of_AScore_IsInTheHighestBandThatItReaches(double attained, string? band)
    {
        var definition = Define(Row(KpiName.CustomerSatisfaction, 1)) with { Bands = [new("good", 0.8m), new("excellent", 0.95m)] };

        Assert.Equal(band, Scorecard.Of(definition, [Ratio(KpiName.CustomerSatisfaction, (int)(attained * 10_000), 10_000)], NoTargets, 1).Band);
    }

    [Fact]
    public void For_APeriod_IsTheLatestVersionThatIsEffectiveByThen()
    {
        ScorecardDefinition[] versions = [Effective("2026-01", 1), Effective("2026-04", 2), Effective("2026-04", 3), Effective("2026-02", 4)];

        Assert.Null(Version("2025-12"));
        Assert.Equal(1, Version("2026-01"));
        Assert.Equal(4, Version("2026-03"));
        Assert.Equal(3, Version("2026-05"));
        // A period that begins before a version has the one of its first day.
        Assert.Equal(1, Version("2026-Q1"));

        long? Version(string id) => ScorecardVersions.For(versions, Period.TryParse(id, CalendarRules.Default, out var period, out _) ? period : default)?.Version;
    }

    private static ScorecardDefinition Effective(string month, long version) => new(BusinessDay.Parse(month + "-01"), [], [], version, 0);

    private static ScorecardDefinition Define(params KpiDefinition[] rows) => new(BusinessDay.Of(2026, 1, 1), [.. rows], [], 1, 0);

    private static KpiDefinition Row(KpiName kpi, decimal? target, decimal weight = 1, decimal cap = 10) => new(kpi, KpiDirection.HigherIsBetter, weight, cap, 1, target, "Do better.");

    private static KpiFigure Ratio(KpiName kpi, int numerator, int denominator) => new(kpi, numerator, denominator, 0, denominator);
}
