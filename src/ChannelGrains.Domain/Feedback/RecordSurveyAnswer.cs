using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Feedback;

/// <summary>Keeps one customer's answer to one question.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Channel">Where it was asked; empty is not said.</param>
/// <param name="QuestionId">The question; empty is not said.</param>
/// <param name="AnsweredOn">Business day of the answer; null is today.</param>
/// <param name="CustomerId">Who answered; empty is not said.</param>
[GenerateSerializer, Immutable]
public sealed record RecordSurveyAnswer(
    [property: Id(0)] int Score, [property: Id(1)] string Channel, [property: Id(2)] string QuestionId, [property: Id(3)] BusinessDay? AnsweredOn, [property: Id(4)] string CustomerId)
{
    /// <summary>Refused, in this order: SCORE, TEXT_TOO_LONG, TEXT_INVALID, INVALID_ID, DATE_AHEAD, DATE_TOO_OLD.</summary>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="customer">Keyed hash of the customer; null when none is named.</param>
    public Outcome<SurveyAnswered> Decide(BusinessDay today, ulong? customer)
    {
        if (Score is < FeedbackLimits.MinScore or > FeedbackLimits.MaxScore)
            return Refusal.InvalidArgument("SCORE", $"answer.score {Score} is none: send {FeedbackLimits.MinScore}, the worst, to {FeedbackLimits.MaxScore}, the best.", "answer.score");
        var day = AnsweredOn ?? today;
        var refusal = Texts.Check(Channel, FeedbackLimits.MaxNameBytes, "answer.channel")
            ?? (QuestionId.Length == 0 ? null : PartnerIds.Validate(QuestionId, "answer.question_id"))
            ?? Texts.Check(CustomerId, FeedbackLimits.MaxNameBytes, "answer.customer_id")
            ?? FeedbackLimits.CheckDay(day, today, "answer.answered_on");
        return refusal is null ? new SurveyAnswered(Score, Channel, QuestionId, day, customer) : refusal;
    }
}
