using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// How much may be sold and go against a partner until its risk is to be told anew: with no more than that nothing else would be stated, wherever in the book it counts. Readings of sales are quotients of
/// sums, so a part of the sums moves a reading by a part: see <see cref="RiskReach"/>. The largest parts are taken with which both the worst and the best readings state nothing. Where even the smallest state
/// something, it is <see cref="LeastPart"/> of the sums: what crosses a bound within that is told when the next evaluation is due.
/// </summary>
/// <param name="Sold">The most of <see cref="SalesMovement.Sold"/>, in micros.</param>
/// <param name="Against">The most of <see cref="SalesMovement.Against"/>, in micros.</param>
/// <param name="Transactions">The most of <see cref="SalesMovement.Transactions"/>.</param>
/// <param name="Named">The most of <see cref="SalesMovement.Named"/>.</param>
/// <param name="NamedBack">The most of <see cref="SalesMovement.NamedBack"/>.</param>
/// <param name="Costed">The most of <see cref="SalesMovement.Costed"/>, in micros: none where no margin is known, as nothing says what the first one is.</param>
/// <param name="Quarantined">The most that may go to quarantine.</param>
public readonly record struct RiskLeeway(Int128 Sold, Int128 Against, long Transactions, long Named, long NamedBack, Int128 Costed, long Quarantined)
{
    private const int LeastPart = 100, QuarantinedPart = 1_000;

    private static readonly LeewayParts Least = new(1m / LeastPart, 1m / LeastPart);

    /// <summary>The largest first. Readings go up sooner by what goes against.</summary>
    private static readonly LeewayParts[] Parts = [new(2, 0.08m), new(1, 0.05m), new(0.5m, 0.05m), new(0.5m, 0.01m), new(0.25m, 0.03m), new(0.1m, 0.01m), new(0.04m, 0.01m)];

    /// <summary>Whether this is more than is let go by.</summary>
    public bool IsExceededBy(in SalesMovement moved) =>
        moved.Sold > Sold || moved.Against > Against || moved.Transactions > Transactions || moved.Named > Named || moved.NamedBack > NamedBack || moved.Costed > Costed;

    /// <param name="readings">What was evaluated.</param>
    /// <param name="inputs">Where that was read.</param>
    /// <param name="rules">The programme's.</param>
    /// <param name="evaluation">What they gave.</param>
    /// <param name="book">What was stated; the evaluation states nothing beyond it. Null for nothing.</param>
    public static RiskLeeway Of(IReadOnlyList<RiskReading> readings, RiskInputs inputs, RiskRules rules, RiskEvaluation evaluation, RiskBook? book)
    {
        // Silence ends with the next batch.
        if (inputs.Sales is not { } sales || readings.Find(RiskFactorKind.FeedSilent) is { } silence && rules.Of(silence.Kind).IsRaisedBy(silence.Observed, stood: true))
            return default;
        var reach = RiskReach.Of(readings, inputs, sales);
        var parts = reach.Whole > 0 ? Parts.FirstOrDefault(parts => StatesNothing(reach, parts, inputs, rules, evaluation, book), Least) : Least;
        // Of too few nothing is said: as many named ones as stay too few.
        var (named, namedBack) = inputs.Customers is { } customers
            ? (Math.Max((long)PartOf(customers.All, parts.Sold), Dependence.LeastSales - 1 - customers.All), (long)PartOf(customers.All, parts.Against))
            : (long.MaxValue, long.MaxValue);
        return new RiskLeeway(
            PartOf(reach.Whole, parts.Sold),
            PartOf(reach.Whole, parts.Against),
            inputs.Faults is { } faults ? (long)PartOf(faults.All, parts.Sold) : long.MaxValue,
            named,
            namedBack,
            readings.Find(RiskFactorKind.NegativeMargin) is null ? 0 : Int128.MaxValue,
            Math.Max(0, reach.Transactions) / QuarantinedPart);
    }

    // Parts are of whole hundredths.
    private static Int128 PartOf(Int128 whole, decimal part) => whole * (int)(part * LeastPart) / LeastPart;

    /// <summary>Levels and factors rise with each reading, so that what is between the worst and the best states nothing where they do not.</summary>
    private static bool StatesNothing(RiskReach reach, LeewayParts parts, RiskInputs inputs, RiskRules rules, RiskEvaluation evaluation, RiskBook? book)
    {
        if (evaluation.Level == RiskLevel.Low)
            return evaluation.LevelWith(reach.Worst(parts), inputs, rules) == RiskLevel.Low;
        return States(reach.Worst(parts)) is null && States(reach.Best(parts)) is null;

        RiskLevelChanged? States(IReadOnlyList<RiskReading> moved) => RiskStating.Decide(book, RiskEvaluation.Evaluate(moved, inputs, rules, book?.Standing ?? RiskStanding.None), rules);
    }
}
