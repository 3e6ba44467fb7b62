using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Feedback;

/// <summary>A complaint was answered.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="AnsweredAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="DueOn">The business day on which it was due.</param>
[GenerateSerializer, Immutable]
public sealed record ComplaintAnswered(
    [property: Id(0)] string ComplaintId, [property: Id(1)] long AnsweredAtMicros, [property: Id(2)] string Answer, [property: Id(3)] BusinessDay DueOn)
    : FeedbackFact;
