namespace ChannelGrains.Domain.Risk;

/// <summary>What of an evaluation is stated: a level that is another one; and at a level above LOW a factor that rose since the level was stated, or was last stated so long ago that it would be
/// forgotten, so that each has its beginning on record. At LOW factors come and go unsaid.</summary>
public static class RiskStating
{
    /// <summary>The fact to state; null for none. Once it is folded the same evaluation states nothing.</summary>
    /// <param name="book">What was stated before; null for nothing.</param>
    /// <param name="evaluation">The evaluation, made with the standing of the book.</param>
    /// <param name="rules">The rules.</param>
    public static RiskLevelChanged? Decide(RiskBook? book, RiskEvaluation evaluation, RiskRules rules)
    {
        var before = book?.Level ?? RiskLevel.Low;
        if (evaluation.Level == before && (evaluation.Level == RiskLevel.Low || !evaluation.Factors.Any(IsUnstated)))
            return null;
        return new RiskLevelChanged(before, evaluation.Level, evaluation.Score, evaluation.Standing.Factors);

        bool IsUnstated(RiskFactor factor) => factor.IsRaised
            && (book?.Standing.Of(factor.Kind) is not { LastSeenMicros: { } seen } || (factor.LastSeenMicros - seen) * 2 >= rules.Of(factor.Kind).ExpiryDays * RiskEvaluation.DayMicros);
    }

    /// <summary>The hold that a rise to CRITICAL sets, where the rules say so: once for each rise, so that one that was released stays released.</summary>
    /// <param name="book">What was stated; null for nothing.</param>
    /// <param name="rules">The rules.</param>
    public static RiskHoldSet? Hold(RiskBook? book, RiskRules rules) =>
        rules.IsHeldAtCritical && book is { Level: RiskLevel.Critical, Hold: null } && book.HoldVersion < book.LevelSince
            ? new RiskHoldSet("The level of risk rose to CRITICAL.")
            : null;
}
