using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Journal.V1;
using RiskFactorMuted = ChannelGrains.Domain.Risk.RiskFactorMuted;
using RiskFactorUnmuted = ChannelGrains.Domain.Risk.RiskFactorUnmuted;
using RiskHoldReleased = ChannelGrains.Domain.Risk.RiskHoldReleased;
using RiskHoldSet = ChannelGrains.Domain.Risk.RiskHoldSet;
using RiskLevelChanged = ChannelGrains.Domain.Risk.RiskLevelChanged;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Risk;

/// <summary>What is stated of a partner's risk, and its rules, between the domain and their durable form.</summary>
internal static class RiskFacts
{
    private const decimal Millionth = 0.000001m;

    /// <param name="fact">What is stated.</param>
    /// <param name="rulesVersion">Version of the rules that a level was told by.</param>
    public static Stored.RiskFact ToFact(Domain.Risk.RiskFact fact, long rulesVersion) => fact switch
    {
        RiskLevelChanged changed => new Stored.RiskFact { LevelChanged = ToFact(changed, rulesVersion) },
        RiskFactorMuted muted => new Stored.RiskFact { FactorMuted = ToFact(new RiskMute(muted.Kind, muted.Until, muted.Reason)) },
        RiskFactorUnmuted unmuted => new Stored.RiskFact { FactorUnmuted = new() { Kind = (int)unmuted.Kind, Reason = unmuted.Reason } },
        RiskHoldSet held => new Stored.RiskFact { HoldSet = new() { Reason = held.Reason } },
        RiskHoldReleased released => new Stored.RiskFact { HoldReleased = new() { Reason = released.Reason } },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know, or that is no partner's.</summary>
    public static Domain.Risk.RiskFact? ToDomain(Stored.RiskFact fact) => fact.KindCase switch
    {
        Stored.RiskFact.KindOneofCase.LevelChanged => ToDomain(fact.LevelChanged),
        Stored.RiskFact.KindOneofCase.FactorMuted => ToMuted(fact.FactorMuted),
        Stored.RiskFact.KindOneofCase.FactorUnmuted => new RiskFactorUnmuted((RiskFactorKind)fact.FactorUnmuted.Kind, fact.FactorUnmuted.Reason),
        Stored.RiskFact.KindOneofCase.HoldSet => new RiskHoldSet(fact.HoldSet.Reason),
        Stored.RiskFact.KindOneofCase.HoldReleased => new RiskHoldReleased(fact.HoldReleased.Reason),
        _ => null,
    };

    public static Stored.RiskFactorMuted ToFact(RiskMute mute) => new() { Kind = (int)mute.Kind, Until = mute.Until.DaysSinceEpoch, Reason = mute.Reason };

    public static RiskMute ToMute(Stored.RiskFactorMuted fact) => new((RiskFactorKind)fact.Kind, new BusinessDay(fact.Until), fact.Reason);

    public static Stored.RiskLevelChanged ToFact(RiskLevelChanged changed, long rulesVersion)
    {
        var fact = new Stored.RiskLevelChanged { From = (int)changed.From, To = (int)changed.To, Score = ToMillionths(changed.Score), RulesVersion = rulesVersion };
        fact.Factors.AddRange(changed.Factors.Select(ToFact));
        return fact;
    }

    public static RiskLevelChanged ToDomain(Stored.RiskLevelChanged fact) =>
        new((RiskLevel)fact.From, (RiskLevel)fact.To, fact.Score * Millionth, [.. fact.Factors.Select(ToDomain)]);

    public static RiskRulesSet ToFact(RiskRules rules)
    {
        var fact = new RiskRulesSet
        {
            Medium = ToMillionths(rules.Bounds.Medium),
            High = ToMillionths(rules.Bounds.High),
            Critical = ToMillionths(rules.Bounds.Critical),
            Hysteresis = ToMillionths(rules.Bounds.Hysteresis),
            HeldAtCritical = rules.IsHeldAtCritical,
        };
        fact.Factors.AddRange(rules.Factors.Select(ToFact));
        fact.Measures.AddRange(rules.Measures.Select(measure => new RiskLevelMeasure { Level = (int)measure.Level, Title = measure.Title, DueDays = measure.DueDays }));
        return fact;
    }

    public static RiskRules ToRules(RiskRulesSet fact) => new(
        fact.Factors.Select(rule => new RiskRule(
            (RiskFactorKind)rule.Kind, rule.Weight * Millionth, rule.Start * Millionth, rule.Full * Millionth, rule.Hysteresis * Millionth, rule.HardStop, rule.ExpiryDays)).ToImmutableArray(),
        new RiskBounds(fact.Medium * Millionth, fact.High * Millionth, fact.Critical * Millionth, fact.Hysteresis * Millionth),
        fact.Measures.Select(measure => new RiskMeasure((RiskLevel)measure.Level, measure.Title, measure.DueDays)).ToImmutableArray(),
        fact.HeldAtCritical);

    private static RiskFactorMuted ToMuted(Stored.RiskFactorMuted fact) => new((RiskFactorKind)fact.Kind, new BusinessDay(fact.Until), fact.Reason);

    private static RiskFactorRule ToFact(RiskRule rule) => new()
    {
        Kind = (int)rule.Kind,
        Weight = ToMillionths(rule.Weight),
        Start = ToMillionths(rule.Start),
        Full = ToMillionths(rule.Full),
        Hysteresis = ToMillionths(rule.Hysteresis),
        HardStop = rule.IsHardStop,
        ExpiryDays = rule.ExpiryDays,
    };

    private static StatedRiskFactor ToFact(RiskFactor factor)
    {
        var fact = new StatedRiskFactor
        {
            Kind = (int)factor.Kind,
            Observed = ToMillionths(factor.Observed),
            Threshold = ToMillionths(factor.Threshold),
            Weight = ToMillionths(factor.Weight),
            Score = ToMillionths(factor.Score),
            Contribution = ToMillionths(factor.Contribution),
            Raised = factor.IsRaised,
        };
        if (factor.SinceMicros is { } since)
            fact.SinceMicros = since;
        if (factor.LastSeenMicros is { } seen)
            fact.LastSeenMicros = seen;
        if (factor.MutedUntil is { } until)
            fact.MutedUntil = until.DaysSinceEpoch;
        return fact;
    }

    private static RiskFactor ToDomain(StatedRiskFactor fact) => new(
        (RiskFactorKind)fact.Kind, fact.Observed * Millionth, fact.Threshold * Millionth, fact.Weight * Millionth, fact.Score * Millionth, fact.Contribution * Millionth, fact.Raised,
        fact.HasSinceMicros ? fact.SinceMicros : null, fact.HasLastSeenMicros ? fact.LastSeenMicros : null, fact.HasMutedUntil ? new BusinessDay(fact.MutedUntil) : null);

    private static long ToMillionths(decimal number) => (long)(number / Millionth);
}
