using System.Collections.Immutable;

namespace ChannelGrains.Domain.Risk;

/// <summary>How risk is told, a setting of the programme.</summary>
/// <param name="Factors">By kind, each once.</param>
/// <param name="Bounds">From which score a level begins.</param>
/// <param name="Measures">By level; at most one of each.</param>
/// <param name="IsHeldAtCritical">Whether CRITICAL holds payments by itself.</param>
[GenerateSerializer, Immutable]
public sealed record RiskRules(
    [property: Id(0)] ImmutableArray<RiskRule> Factors, [property: Id(1)] RiskBounds Bounds, [property: Id(2)] ImmutableArray<RiskMeasure> Measures,
    [property: Id(3)] bool IsHeldAtCritical)
{
    /// <summary>What holds where nothing was set. Those of pace, drop and silence were chosen by backtest: see the page beside.</summary>
    public static readonly RiskRules Default = new(
        [
            Rule(RiskFactorKind.SalesBelowPace, 0.4m, 0.2m, 0.5m, 0.05m),
            Rule(RiskFactorKind.SalesDrop, 0.79m, 0.25m, 0.45m, 0.1m),
            Rule(RiskFactorKind.ReturnSpike, 0.5m, 0.05m, 0.25m, 0.01m),
            Rule(RiskFactorKind.Stuffing, 0.6m, 0.05m, 0.25m, 0),
            Rule(RiskFactorKind.BracketShopping, 0.7m, 0.01m, 0.1m, 0),
            Rule(RiskFactorKind.Diversion, 0.7m, 0.05m, 0.3m, 0.01m),
            Rule(RiskFactorKind.CategoryDependence, 0.1m, 0.8m, 1, 0.02m),
            Rule(RiskFactorKind.CustomerDependence, 0.25m, 0.5m, 0.9m, 0.02m),
            Rule(RiskFactorKind.FeedSilent, 0.65m, 1.25m, 3, 0),
            Rule(RiskFactorKind.NegativeMargin, 0.4m, 0, 0.1m, 0),
            Rule(RiskFactorKind.Conflicts, 0.5m, 0.001m, 0.02m, 0),
            Rule(RiskFactorKind.Clock, 0.3m, 0.01m, 0.1m, 0.002m),
            Rule(RiskFactorKind.Quarantine, 0.3m, 0.02m, 0.2m, 0.005m),
            Rule(RiskFactorKind.OverdueObligations, 0.4m, 0, 3, 0),
            Rule(RiskFactorKind.OverdueActions, 0.3m, 0, 5, 0),
            Rule(RiskFactorKind.OverdueComplaints, 0.35m, 0, 5, 0),
            Rule(RiskFactorKind.Disputes, 0.3m, 0, 3, 0),
            Rule(RiskFactorKind.FailedPayments, 0.4m, 0, 3, 0),
            Rule(RiskFactorKind.PayeeChanged, 0.5m, 0, 10, 0),
            Rule(RiskFactorKind.RedLine, 1, 0, 1, 0) with { IsHardStop = true },
        ],
        RiskBounds.Default,
        [
            new(RiskLevel.Medium, "Call the partner and find out why", 14),
            new(RiskLevel.High, "Agree a recovery plan with the partner", 7),
            new(RiskLevel.Critical, "Decide whether to suspend the partner", 2),
        ],
        false);

    /// <summary>How a factor counts; one that these rules, set by an older server, do not name counts by default.</summary>
    public RiskRule Of(RiskFactorKind kind)
    {
        // Where all kinds are named it stands at its place.
        if ((int)kind <= Factors.Length && Factors[(int)kind - 1] is { } rule && rule.Kind == kind)
            return rule;
        foreach (var other in Factors)
            if (other.Kind == kind)
                return other;
        return Default.Factors[(int)kind - 1];
    }

    /// <summary>What a level opens; null for nothing.</summary>
    public RiskMeasure? MeasureOf(RiskLevel level) => Measures.FirstOrDefault(measure => measure.Level == level);

    private static RiskRule Rule(RiskFactorKind kind, decimal weight, decimal start, decimal full, decimal hysteresis) =>
        new(kind, weight, start, full, hysteresis, false, RiskRule.UsualExpiryDays);
}
