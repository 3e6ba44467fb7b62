using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Feedback;

/// <summary>Says that a complaint was answered.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="AnsweredAtMicros">When, microseconds since 1970-01-01 UTC; null is now.</param>
[GenerateSerializer, Immutable]
public sealed record AnswerComplaint([property: Id(0)] string ComplaintId, [property: Id(1)] string Answer, [property: Id(2)] long? AnsweredAtMicros)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: INVALID_ID, ANSWER_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, TIME_AHEAD, TIME_TOO_OLD.</summary>
    public Refusal? Check(long nowMicros)
    {
        if (PartnerIds.Validate(ComplaintId, "complaint_id") is { } invalid)
            return invalid;
        return string.IsNullOrWhiteSpace(Answer)
            ? Refusal.InvalidArgument("ANSWER_EMPTY", "answer is empty: say what was answered.", "answer")
            : Notes.Check(Answer, "answer") ?? FeedbackLimits.CheckTime(AnsweredAtMicros ?? nowMicros, nowMicros, "answered_at");
    }

    /// <summary>Refused, in this order: COMPLAINT_NOT_FOUND, COMPLAINT_STATE, ANSWERED_BEFORE_OPENED. <see cref="Check"/> has found nothing.</summary>
    /// <param name="state">Where the complaint stands.</param>
    /// <param name="complaint">The complaint, where it is open.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<ComplaintAnswered> Decide(ComplaintState state, WaitingComplaint complaint, long nowMicros)
    {
        if (ComplaintSteps.Check(ComplaintId, state, ComplaintStep.Answer) is { } refusal)
            return refusal;
        // A complaint may have come by a clock that is a little ahead of this one.
        var answeredAt = AnsweredAtMicros ?? Math.Max(nowMicros, complaint.OpenedAtMicros);
        return answeredAt < complaint.OpenedAtMicros
            ? Refusal.InvalidArgument("ANSWERED_BEFORE_OPENED", "answered_at is earlier than the complaint: send when it was answered.", "answered_at")
            : new ComplaintAnswered(ComplaintId, answeredAt, Answer, complaint.DueOn);
    }
}
