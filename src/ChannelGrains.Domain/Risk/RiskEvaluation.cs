using System.Collections.Immutable;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// A partner's risk. Score = 1 - product of (1 - weight x score of the factor): each factor takes its part of what the others leave, so the score is never below the gravest one's
/// contribution, as the chance that one of several independent things happens is not. A hard stop that stands makes the level CRITICAL whatever the score. Pure: the same inputs, rules
/// and standing give the same answer.
/// </summary>
/// <param name="Score">0 to 1, rounded to 6 places.</param>
/// <param name="Level">With hysteresis: see <see cref="RiskBounds.LevelOf"/>.</param>
/// <param name="Factors">By kind: those that are observed, and those that are remembered.</param>
/// <param name="NextDueMicros">When it may be told otherwise though nothing arrives; null for never.</param>
public sealed record RiskEvaluation(decimal Score, RiskLevel Level, ImmutableArray<RiskFactor> Factors, long? NextDueMicros)
{
    internal const long DayMicros = 86_400_000_000;

    private const int Places = 6;

    /// <summary>What is to be given to the next evaluation.</summary>
    public RiskStanding Standing => new(Level, [.. Factors.Where(factor => factor.IsKnown)]);

    /// <summary>What is to be stated: null while the level is what was told before. A partner of whom nothing was told is LOW.</summary>
    public RiskLevelChanged? Change(RiskStanding before)
    {
        var from = before.Level == RiskLevel.Unspecified ? RiskLevel.Low : before.Level;
        return Level == from ? null : new RiskLevelChanged(from, Level, Score, Standing.Factors);
    }

    /// <summary>The level at least, were its readings these: of a partner that is LOW.</summary>
    internal RiskLevel LevelWith(IReadOnlyList<RiskReading> readings, RiskInputs inputs, RiskRules rules)
    {
        var left = 1m;
        foreach (var reading in readings)
        {
            var (rule, factor) = (rules.Of(reading.Kind), Find(reading.Kind));
            if (factor is not null && factor.Observed == reading.Observed)
                left *= 1 - factor.Contribution;
            else if (factor is null ? !IsMuted(reading.Kind, inputs) : factor.MutedUntil is null)
            {
                if (rule is { IsHardStop: true, Weight: > 0 } && rule.IsRaisedBy(reading.Observed, stood: true))
                    return RiskLevel.Critical;
                left *= 1 - decimal.Round(rule.Weight * rule.ScoreOf(reading.Observed), Places);
            }
        }
        return rules.Bounds.LevelOf(decimal.Round(1 - left, Places), RiskLevel.Low);
    }

    /// <summary>Tells a partner's risk.</summary>
    /// <param name="inputs">What is known now.</param>
    /// <param name="rules">The programme's.</param>
    /// <param name="before">What was told before.</param>
    public static RiskEvaluation Evaluate(RiskInputs inputs, RiskRules rules, RiskStanding before) => Evaluate(RiskReadings.Of(inputs), inputs, rules, before);

    /// <summary>Tells it from what was read already.</summary>
    /// <param name="readings">At most one of each kind.</param>
    /// <param name="inputs">Where they were read.</param>
    /// <param name="rules">The programme's.</param>
    /// <param name="before">What was told before.</param>
    public static RiskEvaluation Evaluate(IReadOnlyList<RiskReading> readings, RiskInputs inputs, RiskRules rules, RiskStanding before)
    {
        List<RiskFactor> factors = [];
        var due = inputs.Sales is null && inputs.Pace is null && inputs.Mutes.Count == 0 ? (long?)null : inputs.TomorrowMicros;
        foreach (var reading in readings)
        {
            var rule = rules.Of(reading.Kind);
            var factor = Of(reading, rule, inputs, before.Of(reading.Kind));
            factors.Add(factor);
            due = Sooner(due, reading.DueMicros, inputs.NowMicros);
            if (reading.SeenMicros is not null && factor.IsRaised)
                due = Sooner(due, factor.LastSeenMicros + rule.ExpiryDays * DayMicros, inputs.NowMicros);
        }
        foreach (var known in before.Factors)
            if (Remembered(known, rules.Of(known.Kind), inputs.NowMicros) is { } remembered && !factors.Exists(factor => factor.Kind == known.Kind))
                factors.Add(remembered with { Score = 0, Contribution = 0, IsRaised = false });
        factors.Sort(static (left, right) => left.Kind.CompareTo(right.Kind));

        var left = factors.Aggregate(1m, (rest, factor) => rest * (1 - factor.Contribution));
        var score = decimal.Round(1 - left, Places);
        var isStopped = factors.Exists(factor => factor is { IsRaised: true, MutedUntil: null } && rules.Of(factor.Kind) is { IsHardStop: true, Weight: > 0 });
        return new RiskEvaluation(score, isStopped ? RiskLevel.Critical : rules.Bounds.LevelOf(score, before.Level), [.. factors], due);
    }

    private static RiskFactor Of(RiskReading reading, RiskRule rule, RiskInputs inputs, RiskFactor? told)
    {
        // What is so now, and was so when it was last told, is taken to have been so since: nothing is told while no level changes.
        var goesOn = reading.SeenMicros is null && told is { IsRaised: true } && rule.IsRaisedBy(reading.Observed, stood: true);
        var before = goesOn ? told : Remembered(told, rule, inputs.NowMicros);
        var seen = Math.Min(reading.SeenMicros ?? inputs.NowMicros, inputs.NowMicros);
        var isRaised = inputs.NowMicros - seen < rule.ExpiryDays * DayMicros && rule.IsRaisedBy(reading.Observed, before is { IsRaised: true });
        var score = isRaised ? rule.ScoreOf(reading.Observed) : 0;
        var mutedUntil = inputs.Mutes.TryGetValue(reading.Kind, out var until) && inputs.Today < until ? until : default(Calendars.BusinessDay?);
        return new RiskFactor(
            reading.Kind, reading.Observed, rule.Start, rule.Weight, score, mutedUntil is null ? decimal.Round(rule.Weight * score, Places) : 0, isRaised,
            isRaised ? before?.SinceMicros ?? Math.Min(reading.SinceMicros ?? seen, seen) : before?.SinceMicros,
            isRaised ? seen : before?.LastSeenMicros,
            mutedUntil);
    }

    private RiskFactor? Find(RiskFactorKind kind)
    {
        foreach (var factor in Factors)
            if (factor.Kind == kind)
                return factor;
        return null;
    }

    private static bool IsMuted(RiskFactorKind kind, RiskInputs inputs) => inputs.Mutes.TryGetValue(kind, out var until) && inputs.Today < until;

    /// <summary>A factor of before, unless it did not stand or is forgotten.</summary>
    private static RiskFactor? Remembered(RiskFactor? factor, RiskRule rule, long now) =>
        factor?.LastSeenMicros is { } seen && now - seen < rule.ExpiryDays * DayMicros ? factor : null;

    private static long? Sooner(long? due, long? other, long now) => other > now && (due is null || other < due) ? other : due;
}
