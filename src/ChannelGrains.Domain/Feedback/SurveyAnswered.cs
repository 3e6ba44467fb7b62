using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Feedback;

/// <summary>A question of a survey was answered.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Channel">Where it was asked; empty is not said.</param>
/// <param name="QuestionId">The question; empty is not said.</param>
/// <param name="AnsweredOn">Business day of the answer.</param>
/// <param name="Customer">Keyed hash of the customer; null when none was named.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyAnswered(
    [property: Id(0)] int Score, [property: Id(1)] string Channel, [property: Id(2)] string QuestionId, [property: Id(3)] BusinessDay AnsweredOn, [property: Id(4)] ulong? Customer)
    : FeedbackFact;
