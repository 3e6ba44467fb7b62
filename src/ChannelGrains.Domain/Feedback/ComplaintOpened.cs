using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Feedback;

/// <summary>A complaint came.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Customer">Keyed hash of the customer; null when none was named.</param>
/// <param name="OpenedAtMicros">When it came, microseconds since 1970-01-01 UTC.</param>
/// <param name="DueAtMicros">Until when it is to be answered, likewise.</param>
/// <param name="DueOn">The partner's business day then.</param>
[GenerateSerializer, Immutable]
public sealed record ComplaintOpened(
    [property: Id(0)] string ComplaintId, [property: Id(1)] string Subject, [property: Id(2)] ulong? Customer, [property: Id(3)] long OpenedAtMicros,
    [property: Id(4)] long DueAtMicros, [property: Id(5)] BusinessDay DueOn)
    : FeedbackFact;
