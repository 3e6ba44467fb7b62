using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>What a plan asks of one partner, or of a store, once.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="BeginsOn">The day on which it begins.</param>
/// <param name="State">Where it stands on the partner's present day.</param>
/// <param name="RecordId">The record that answers it; empty where none does.</param>
[GenerateSerializer, Immutable]
public sealed record Assignment(
    [property: Id(0)] Plan Plan, [property: Id(1)] string PartnerId, [property: Id(2)] string StoreId, [property: Id(3)] BusinessDay BeginsOn, [property: Id(4)] AssignmentState State,
    [property: Id(5)] string RecordId);
