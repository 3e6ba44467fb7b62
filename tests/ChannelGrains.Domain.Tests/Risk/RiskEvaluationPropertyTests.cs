using ChannelGrains.Domain.Risk;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskEvaluationPropertyTests
{
    private static readonly RiskFactorKind[] Kinds = [.. Enum.GetValues<RiskFactorKind>().Where(kind => kind != RiskFactorKind.Unspecified)];

    private static readonly Gen<decimal> Millionths = Gen.Int[0, 1_000_000].Select(millionths => millionths / 1_000_000m);

    private static readonly Gen<RiskRules> Rules = Gen.Select(Millionths.Array[20], Millionths.Array[20], Millionths.Array[20], (weights, starts, widths) => RiskRules.Default with
    {
        Factors = [.. Kinds.Select((kind, i) => new RiskRule(kind, weights[i], starts[i], starts[i] + widths[i] + 0.000001m, starts[i] / 10, false, 30))],
    });

    private static readonly Gen<RiskReading[]> Readings = Gen.Select(Gen.Enum<RiskFactorKind>().Where(kind => kind != RiskFactorKind.Unspecified).HashSet[0, 20], Gen.Int[-500_000, 2_500_000].Array[20], (kinds, observed) =>
        kinds.Order().Select((kind, i) => new RiskReading(kind, observed[i] / 1_000_000m)).ToArray());

    [Fact]
    public void Evaluate_AnyFactors_TheScoreIsNeverBelowTheGravestOne() => Gen.Select(Readings, Rules).Sample((readings, rules) =>
    {
        var told = RiskEvaluation.Evaluate(readings, Nothing(Today), rules, RiskStanding.None);

        Assert.InRange(told.Score, told.Factors.Select(factor => factor.Contribution).DefaultIfEmpty().Max(), 1);
        Assert.All(told.Factors, factor => Assert.InRange(factor.Contribution, 0, factor.Weight));
        Assert.Equal(readings.Select(reading => reading.Kind), told.Factors.Select(factor => factor.Kind));
    });

    [Fact]
    public void Evaluate_OneReadingWorse_IsNoLowerScore() => Gen.Select(Readings.Where(readings => readings.Length > 0), Rules, Gen.Int[0, 19], Millionths).Sample((readings, rules, place, more) =>
    {
        RiskReading[] worse = [.. readings];
        worse[place % worse.Length] = worse[place % worse.Length] with { Observed = worse[place % worse.Length].Observed + more };

        Assert.True(Score(worse, rules) >= Score(readings, rules));
    });

    [Fact]
    public void Evaluate_TheSameReadingsAgain_ChangeNothing() => Gen.Select(Readings, Readings, Rules).Sample((first, second, rules) =>
    {
        var before = RiskEvaluation.Evaluate(first, Nothing(Today), rules, RiskStanding.None).Standing;
        var told = RiskEvaluation.Evaluate(second, Nothing(Today.AddDays(1)), rules, before);
        var again = RiskEvaluation.Evaluate(second, Nothing(Today.AddDays(1)), rules, told.Standing);

        Assert.Equal((told.Score, told.Level), (again.Score, again.Level));
        Assert.Equal(told.Factors, again.Factors);
        Assert.Null(again.Change(told.Standing));
    });

    [Fact]
    public void Evaluate_AnyReadings_SinceIsNotAfterLastSeenAndThatNotAfterNow() => Gen.Select(Readings, Readings, Rules).Sample((first, second, rules) =>
    {
        var before = RiskEvaluation.Evaluate(first, Nothing(Today), rules, RiskStanding.None).Standing;
        var told = RiskEvaluation.Evaluate(second, Nothing(Today.AddDays(29)), rules, before);

        Assert.All(told.Standing.Factors, factor => Assert.True(factor.SinceMicros <= factor.LastSeenMicros && factor.LastSeenMicros <= NoonOf(Today.AddDays(29))));
        Assert.All(before.Factors, factor => Assert.Equal(factor.SinceMicros, told.Of(factor.Kind).SinceMicros));
    });

    /// <summary>However a score wanders within the hysteresis below a bound, the level is told once.</summary>
    [Fact]
    public void LevelOf_AScoreThatWandersAroundABound_ChangesAtMostOnce() => Gen.Select(Gen.Int[0, 2], Millionths.Array[2, 30]).Sample((place, wander) =>
    {
        var bounds = RiskBounds.Default;
        var bound = bounds.From(RiskLevel.Medium + place);
        var level = RiskLevel.Unspecified;
        var changes = 0;
        foreach (var part in wander)
        {
            var next = bounds.LevelOf(bound - bounds.Hysteresis + part * bounds.Hysteresis * 2 * 0.999m, level);
            changes += next != level && level != RiskLevel.Unspecified ? 1 : 0;
            level = next;
        }
        Assert.InRange(changes, 0, 1);
    });

    private static decimal Score(RiskReading[] readings, RiskRules rules) => RiskEvaluation.Evaluate(readings, Nothing(Today), rules, RiskStanding.None).Score;
}
