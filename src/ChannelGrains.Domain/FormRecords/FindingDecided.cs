using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Something was decided of an open finding.</summary>
/// <param name="Key">The finding.</param>
/// <param name="Cause">Why it came about.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="CheckOn">The day on which it is looked at again.</param>
/// <param name="DecidedBy">Who decided.</param>
[GenerateSerializer, Immutable]
public sealed record FindingDecided(
    [property: Id(0)] FindingKey Key, [property: Id(1)] string Cause, [property: Id(2)] string Decision, [property: Id(3)] BusinessDay CheckOn, [property: Id(4)] string DecidedBy) : RecordFact;
