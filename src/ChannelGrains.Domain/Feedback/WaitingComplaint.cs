using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Feedback;

/// <summary>A complaint that is open, as the partner's state has it: what it is about stands in the record.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="Version">Version of the record that opened it.</param>
/// <param name="OpenedAtMicros">When it came, microseconds since 1970-01-01 UTC.</param>
/// <param name="DueAtMicros">Until when it is to be answered, likewise.</param>
/// <param name="DueOn">The partner's business day then.</param>
[GenerateSerializer, Immutable]
public readonly record struct WaitingComplaint(
    [property: Id(0)] string ComplaintId, [property: Id(1)] long Version, [property: Id(2)] long OpenedAtMicros, [property: Id(3)] long DueAtMicros, [property: Id(4)] BusinessDay DueOn);
