using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>Plans between the domain and their durable form.</summary>
internal static class PlanFacts
{
    /// <summary>What a caller is answered who put a plan.</summary>
    public static readonly FactAnswers<PlanReading> Answers = new((fact, version) => new(ToDomain(fact.Plans.PlanPut), version));

    public static PlanPut ToFact(Plan plan)
    {
        var fact = new PlanPut
        {
            PlanId = plan.PlanId,
            Version = plan.Version,
            FormId = plan.FormId,
            Title = plan.Title,
            Recurrence = plan.Recurrence,
            StartsOn = plan.StartsOn.DaysSinceEpoch,
            EndsOn = plan.EndsOn.DaysSinceEpoch,
            DaysToDo = plan.DaysToDo,
            Owner = plan.Owner,
            Paused = plan.IsPaused,
        };
        fact.Regions.AddRange(plan.Scope.Regions);
        fact.ChannelTypes.AddRange(plan.Scope.ChannelTypes.Select(type => (int)type));
        fact.PartnerIds.AddRange(plan.Scope.PartnerIds);
        fact.Stores.AddRange(plan.Scope.Stores.Select(store => new PlanStoreStored { PartnerId = store.PartnerId, StoreId = store.StoreId }));
        fact.ExceptOn.AddRange(plan.ExceptOn.Select(day => day.DaysSinceEpoch));
        return fact;
    }

    public static Plan ToDomain(PlanPut fact) => new(
        fact.PlanId, fact.FormId, fact.Title,
        new PlanScope(
            [.. fact.Regions], [.. fact.ChannelTypes.Select(type => (ChannelType)type)], [.. fact.PartnerIds], [.. fact.Stores.Select(store => new PlanStore(store.PartnerId, store.StoreId))]),
        fact.Recurrence, [.. fact.ExceptOn.Select(day => new BusinessDay(day))], new(fact.StartsOn), new(fact.EndsOn), fact.DaysToDo, fact.Owner, fact.Paused, fact.Version);
}
