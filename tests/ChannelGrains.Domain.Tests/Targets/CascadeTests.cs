using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Targets;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

/// <summary>Parts add up to what they are parts of, at each step, to the minor unit.</summary>
public sealed class CascadeTests
{
    private static readonly BusinessDay Early = BusinessDay.Of(2025, 12, 1);

    private static readonly Gen<long[]> Weights = Gen.Select(Gen.Long[0, 1_000].Array[12], Gen.Int[0, 11], Gen.OneOf(Gen.Const(1L), Gen.Long[1, TargetWeights.Largest]), (weights, at, weight) =>
    {
        weights[at] = weight;
        return weights;
    });

    private static readonly Gen<Programme> Programmes = Gen.Select(Gen.Int[1, 12], Gen.Enum<WeekScheme>(), (start, scheme) => Programme.Default with
    {
        FiscalYearStartMonth = start,
        WeekScheme = scheme == WeekScheme.Iso ? scheme : WeekScheme.MonthQuarters,
    });

    [Fact]
    public void Cascade_OfTheSource_IsTheSources()
    {
        var year = Cascade.Of(new TargetExample(Programme.Default).Set("2026", TargetExample.Yuan(100_000_000), Early));

        Assert.All(year.Parts, quarter => Assert.Equal(Amount.FromUnits(25_000_000), quarter.Target));
        Assert.All(year.Parts.SelectMany(quarter => quarter.Parts), month => Assert.Equal(8_333_333, WholeYuan(month)));
        Assert.All(year.Parts.SelectMany(quarter => quarter.Parts).SelectMany(month => month.Parts), week => Assert.Equal(2_083_333, WholeYuan(week)));
        AssertAddsUp(year);
        Assert.Equal(["8333333.34", "8333333.33", "8333333.33"], year.Parts[0].Parts.Select(month => month.Target.ToString()));
        Assert.Equal(["2026-01-W1", "2026-01-W2", "2026-01-W3", "2026-01-W4"], year.Parts[0].Parts[0].Parts.Select(week => week.Period.Id));
    }

    [Fact]
    public void Cascade_ByAnyWeightsAndCalendar_AddsUpAtEachStep() =>
        Gen.Select(Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, 99_999_999_999_999]), Gen.Int[0, 99], Weights, Programmes, Gen.Int[2020, 2030]).Sample((units, cents, weights, programme, year) =>
        {
            var id = programme.Calendar.HasFiscalYear ? $"FY{year}" : $"{year}";
            var target = new TargetExample(programme).Set(id, TargetExample.Yuan(units, cents), Early, TargetExample.Seasonal(weights));
            var cascade = Cascade.Of(target);

            Assert.Equal(target.Set.Amount, cascade.Target);
            Assert.Equal(id, cascade.Period.Id);
            AssertAddsUp(cascade);
            AssertWeeksAddUp(target);
            AssertWithinAUnit(target, weights);
        });

    [Fact]
    public void Cascade_ChangedInAnyMonth_KeepsWhatIsOverAndAddsUp() =>
        Gen.Select(Gen.Long[0, 9_999_999_999], Gen.Long[0, 9_999_999_999], Gen.Int[0, 11], Weights, Programmes).Sample((first, more, month, weights, programme) =>
        {
            var targets = new TargetExample(programme);
            var id = programme.Calendar.HasFiscalYear ? "FY2026" : "2026";
            var before = targets.Set(id, TargetExample.Yuan(first), Early.AddDays(-3_000), TargetExample.Seasonal(weights));
            var today = BusinessDay.FirstOfMonth(before.FirstMonth + month);
            if (targets.Decide(id, TargetExample.Yuan(first + more), today) is { IsRefused: true } refused)
            {
                // Nothing can fall to months that weigh nothing.
                Assert.Equal("WEIGHTS", refused.Refusal.Reason);
                Assert.All(weights.Skip(month), weight => Assert.Equal(0, weight));
                return;
            }
            var after = targets.Set(id, TargetExample.Yuan(first + more), today);

            Assert.Equal(month, after.ClosedMonths);
            Assert.Equal(before.Months.Take(month), after.Months.Take(month));
            Assert.Equal(Amount.FromUnits(first + more), Cascade.Of(after).Target);
            AssertAddsUp(Cascade.Of(after));
            AssertWeeksAddUp(after);
            Assert.Equal(Cascade.Of(after).Parts.SelectMany(quarter => quarter.Parts).Select((_, place) => place < month), Cascade.Of(after).Parts.SelectMany(quarter => quarter.Parts).Select(part => part.IsKept));
        });

    [Fact]
    public void IsoWeeks_OfAYear_AreTheSumsOfTheirDays()
    {
        var target = new TargetExample(Programme.Default with { WeekScheme = WeekScheme.Iso }).Set("2026", TargetExample.Yuan(36_500), Early, TargetExample.Seasonal(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31));
        var weeks = Cascade.IsoWeeks(target);

        // 100 a day: 2026 begins on a Thursday and ends on one.
        Assert.Equal((53, "2026-W01", "2026-W53"), (weeks.Count, weeks[0].Period.Id, weeks[^1].Period.Id));
        Assert.Equal((Amount.FromUnits(400), BusinessDay.Of(2026, 1, 1)), (weeks[0].Target, weeks[0].FirstDay));
        Assert.All(weeks.Skip(1).Take(51), week => Assert.Equal(Amount.FromUnits(700), week.Target));
        Assert.Empty(Cascade.Of(target).Parts[0].Parts[0].Parts);
    }

    [Fact]
    public void Split_OfEqualRemainders_GivesTheEarlierMore() =>
        Assert.Equal([3, 3, 2, 2], ExactSplit.Of(new Amount(10), [1, 1, 1, 1], new Amount(1)).Select(part => (int)part.Micros));

    [Fact]
    public void Split_OfDifferentRemainders_GivesTheLargestMore() =>
        Assert.Equal([1, 2, 7], ExactSplit.Of(new Amount(10), [1, 2, 9], new Amount(1)).Select(part => (int)part.Micros));

    [Fact]
    public void Split_OfAnAmountOfACurrencyWithoutMinorUnit_IsInWholeUnits() =>
        Assert.Equal([34, 33, 33], ExactSplit.Equally(Amount.FromUnits(100), 3, Currencies.MinorUnitOf("JPY")).Select(part => (int)(part.Micros / Amount.MicrosPerUnit)));

    private static long WholeYuan(TargetPart part) => (long)(part.Target.Micros / Amount.MicrosPerUnit);

    private static void AssertAddsUp(TargetPart part)
    {
        if (part.Parts.Count == 0)
            return;
        Assert.Equal(part.Target, part.Parts.Aggregate(Amount.Zero, (sum, inner) => sum + inner.Target));
        Assert.Equal((part.FirstDay, part.LastDay), (part.Parts[0].FirstDay, part.Parts[^1].LastDay));
        Assert.All(part.Parts.Zip(part.Parts.Skip(1)), pair => Assert.Equal(pair.First.LastDay.AddDays(1), pair.Second.FirstDay));
        foreach (var inner in part.Parts)
            AssertAddsUp(inner);
    }

    private static void AssertWeeksAddUp(TargetVersion target)
    {
        if (target.WeekScheme == WeekScheme.Iso)
            Assert.Equal(target.Set.Amount, Cascade.IsoWeeks(target).Aggregate(Amount.Zero, (sum, week) => sum + week.Target));
    }

    /// <summary>No month is further from its proportion than a minor unit at each of the two steps that lead to it.</summary>
    private static void AssertWithinAUnit(TargetVersion target, long[] weights)
    {
        var sum = weights.Aggregate(System.Numerics.BigInteger.Zero, (total, weight) => total + weight);
        foreach (var (part, weight) in target.Months.Zip(weights))
        {
            var difference = (System.Numerics.BigInteger)part.Micros * sum - (System.Numerics.BigInteger)target.Set.Amount.Micros * weight;
            Assert.True(System.Numerics.BigInteger.Abs(difference) <= 2 * target.MinorUnit.Micros * sum);
        }
    }
}
