using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>An assignment of a partner that a record answers.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="BeginsOn">The day on which it begins.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="RecordId">The record.</param>
[GenerateSerializer, Immutable]
public readonly record struct AnsweredAssignment(
    [property: Id(0)] string PlanId, [property: Id(1)] BusinessDay BeginsOn, [property: Id(2)] string StoreId, [property: Id(3)] string RecordId);
