using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Targets that stand in the place of those of the scorecard's definition.</summary>
internal sealed class ScorecardTargets(ProgrammeReader programme, AnswerGate gate)
{
    public async ValueTask<IReadOnlyDictionary<KpiName, decimal>> OfAsync(ScoreScope scope, Period period)
    {
        Dictionary<KpiName, decimal> targets = [];
        // The channel is developed by those who have several partners.
        if (scope.PartnerId is null)
        {
            var planned = await gate.PassAsync(await programme.Grain.ReadPlans(), CancellationToken.None);
            if (planned.Plans.FirstOrDefault(plan => plan.PeriodId == period.Id) is { } plan)
                targets[KpiName.DevelopmentRate] = plan.TargetRate;
        }
        return targets;
    }
}
