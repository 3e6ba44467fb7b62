using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Feedback;

/// <summary>Opens a complaint.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="CustomerId">Who complained; empty is not said.</param>
/// <param name="OpenedAtMicros">When it came, microseconds since 1970-01-01 UTC; null is now.</param>
/// <param name="ResponseLimit">How long an answer may take; null is <see cref="FeedbackLimits.DefaultResponseLimit"/>.</param>
[GenerateSerializer, Immutable]
public sealed record OpenComplaint(
    [property: Id(0)] string ComplaintId, [property: Id(1)] string Subject, [property: Id(2)] string CustomerId, [property: Id(3)] long? OpenedAtMicros,
    [property: Id(4)] TimeSpan? ResponseLimit)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: INVALID_ID, SUBJECT_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, TIME_AHEAD, TIME_TOO_OLD,
    /// RESPONSE_LIMIT.</summary>
    public Refusal? Check(long nowMicros)
    {
        if (PartnerIds.Validate(ComplaintId, "complaint_id") is { } invalid)
            return invalid;
        if (string.IsNullOrWhiteSpace(Subject))
            return Refusal.InvalidArgument("SUBJECT_EMPTY", "subject is empty: say what the complaint is about.", "subject");
        var refusal = Notes.Check(Subject, "subject") ?? Texts.Check(CustomerId, FeedbackLimits.MaxNameBytes, "customer_id")
            ?? FeedbackLimits.CheckTime(OpenedAtMicros ?? nowMicros, nowMicros, "opened_at");
        if (refusal is not null)
            return refusal;
        return ResponseLimit is { } limit && (limit < FeedbackLimits.MinResponseLimit || limit > FeedbackLimits.MaxResponseLimit)
            ? Refusal.InvalidArgument("RESPONSE_LIMIT", $"response_limit must be {FeedbackLimits.MinResponseLimit.TotalMinutes:0} minute to {FeedbackLimits.MaxResponseLimit.TotalDays:0} days.", "response_limit")
            : null;
    }

    /// <summary>Refused, in this order: COMPLAINT_EXISTS, COMPLAINTS_FULL. <see cref="Check"/> has found nothing.</summary>
    /// <param name="life">The partner.</param>
    /// <param name="open">Complaints of the partner that are open.</param>
    /// <param name="state">Where a complaint with this id stands.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    /// <param name="customer">Keyed hash of the customer; null when none is named.</param>
    public Outcome<ComplaintOpened> Decide(PartnerLife life, int open, ComplaintState state, long nowMicros, ulong? customer)
    {
        if (ComplaintSteps.Check(ComplaintId, state, ComplaintStep.Open) is { } refusal)
            return refusal;
        if (open >= FeedbackLimits.MaxOpenComplaints)
            return Refusal.ResourceExhausted("COMPLAINTS_FULL", $"Partner {life.PartnerId} has {open} open complaints, and takes no more: answer some first.");
        var openedAt = OpenedAtMicros ?? nowMicros;
        var dueAt = openedAt + (long)(ResponseLimit ?? FeedbackLimits.DefaultResponseLimit).TotalMicroseconds;
        return new ComplaintOpened(ComplaintId, Subject, customer, openedAt, dueAt, life.DayOf(dueAt));
    }
}
