using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>The assignment that a record answers.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="BeginsOn">The day on which it begins.</param>
[GenerateSerializer, Immutable]
public sealed record RecordAssignment([property: Id(0)] string PlanId, [property: Id(1)] BusinessDay BeginsOn);
