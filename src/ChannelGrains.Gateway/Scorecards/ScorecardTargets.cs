using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Reads the targets of a scope above partners that stand in the place of those of the scorecard's definition.</summary>
internal sealed class ScorecardTargets(ProgrammeReader programme, TargetReader reader, AnswerGate gate)
{
    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="observer">Told, once, when they change after this answer; null when nobody watches.</param>
    public async Task<IReadOnlyDictionary<KpiName, decimal>> OfAsync(ViewScope scope, Period period, IChangeObserver? observer)
    {
        var planning = programme.Grain.ReadPlans(observer);
        var pace = await reader.ReadPaceAsync(TargetScope.OfSales(scope)!, period, observer, CancellationToken.None);
        var planned = await gate.PassAsync(await planning, CancellationToken.None);
        return ScoreTargets.Of(pace?.Parts ?? [], planned.Plans.FirstOrDefault(plan => plan.PeriodId == period.Id));
    }
}
