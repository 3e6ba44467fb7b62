using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Targets that stand in the place of those of the scorecard's definition: the scope's sales target of the period, and the programme's development plan.</summary>
internal sealed class ScorecardTargets(ProgrammeReader programme, TargetReader reader, AnswerGate gate)
{
    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="observer">Told, once, when they change after this answer; null when nobody watches. A partner tells of its own.</param>
    public async ValueTask<IReadOnlyDictionary<KpiName, decimal>> OfAsync(ScoreScope scope, Period period, IChangeObserver? observer)
    {
        if (scope.PartnerId is { } partner)
            return ScoreTargets.Of((await gate.PassAsync(await reader.Partner(partner).ReadPace(period, null), CancellationToken.None)).Parts, null);
        var planned = await gate.PassAsync(await programme.Grain.ReadPlans(observer), CancellationToken.None);
        return ScoreTargets.Of(await SalesAsync(ScoreTargets.ScopeOf(scope.View), period), planned.Plans.FirstOrDefault(plan => plan.PeriodId == period.Id));
    }

    private async ValueTask<IReadOnlyList<PacePart>> SalesAsync(TargetScope scope, Period period) =>
        await reader.ReadPaceAsync(scope, period, null, CancellationToken.None) is { } reading ? reading.Parts : [];
}
