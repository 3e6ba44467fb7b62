using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Targets;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Targets that stand in the place of those of the scorecard's definition: the scope's sales target of the period, and the programme's development plan.</summary>
internal sealed class ScorecardTargets(ProgrammeReader programme, TargetReader reader, AnswerGate gate)
{
    public async ValueTask<IReadOnlyDictionary<KpiName, decimal>> OfAsync(ScoreScope scope, Period period)
    {
        Dictionary<KpiName, decimal> targets = [];
        if (await SalesAsync(ScopeOf(scope), period) is { Count: > 0 } parts)
            targets[KpiName.Sales] = (decimal)parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target).Micros / Amount.MicrosPerUnit;
        // The channel is developed by those who have several partners.
        if (scope.PartnerId is null)
        {
            var planned = await gate.PassAsync(await programme.Grain.ReadPlans(), CancellationToken.None);
            if (planned.Plans.FirstOrDefault(plan => plan.PeriodId == period.Id) is { } plan)
                targets[KpiName.DevelopmentRate] = plan.TargetRate;
        }
        return targets;
    }

    private async ValueTask<IReadOnlyList<PacePart>> SalesAsync(TargetScope scope, Period period)
    {
        if (scope.Kind == TargetScopeKind.Partner)
            return await ReadAsync((await reader.PartnerAsync(scope.Name, CancellationToken.None)).ReadPace(period));
        return await reader.IsKnownAsync(scope, CancellationToken.None) ? await ReadAsync(reader.Scope(scope).ReadPace(period)) : [];
    }

    private async Task<IReadOnlyList<PacePart>> ReadAsync(Task<Answer<PaceReading>> reading) => (await gate.PassAsync(await reading, CancellationToken.None)).Parts;

    private static TargetScope ScopeOf(ScoreScope scope)
    {
        if (scope.PartnerId is { } partner)
            return TargetScope.OfPartner(partner);
        if (scope.View.Region.Length > 0)
            return TargetScope.OfRegion(scope.View.Region);
        return scope.View.ChannelType == ChannelType.Unspecified ? TargetScope.Company : TargetScope.Of(scope.View.ChannelType);
    }
}
