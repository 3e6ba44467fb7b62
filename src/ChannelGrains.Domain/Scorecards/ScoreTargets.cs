using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>Targets that stand in the place of those of the scorecard's definition: the scope's sales target of the period, and the programme's development plan.</summary>
public static class ScoreTargets
{
    /// <param name="parts">The parts of the sales target; none where there is none.</param>
    /// <param name="plan">The plan of the period; null for a partner, as the channel is developed by those who have several.</param>
    public static IReadOnlyDictionary<KpiName, decimal> Of(IReadOnlyList<PacePart> parts, DevelopmentPlan? plan)
    {
        Dictionary<KpiName, decimal> targets = [];
        if (parts.Count > 0)
            targets[KpiName.Sales] = (decimal)parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target).Micros / Amount.MicrosPerUnit;
        if (plan is not null)
            targets[KpiName.DevelopmentRate] = plan.TargetRate;
        return targets;
    }
}
