using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>A plan as a caller writes it; days are yyyy-mm-dd.</summary>
[GenerateSerializer, Immutable]
public sealed record PlanSetting(
    [property: Id(0)] string PlanId, [property: Id(1)] string FormId, [property: Id(2)] string Title, [property: Id(3)] IReadOnlyList<string> Regions,
    [property: Id(4)] IReadOnlyList<ChannelType> ChannelTypes, [property: Id(5)] IReadOnlyList<string> PartnerIds, [property: Id(6)] IReadOnlyList<PlanStore> Stores,
    [property: Id(7)] string Recurrence, [property: Id(8)] IReadOnlyList<string> ExceptOn, [property: Id(9)] string StartsOn, [property: Id(10)] string EndsOn, [property: Id(11)] int DaysToDo,
    [property: Id(12)] string Owner, [property: Id(13)] bool IsPaused);
