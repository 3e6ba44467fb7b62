using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Says what became of a payment.</summary>
/// <param name="EndToEndId">Which payment.</param>
/// <param name="Outcome">Paid, failed or returned.</param>
/// <param name="Reason">The bank's code.</param>
/// <param name="Note">What shows it.</param>
/// <param name="Day">The day of the booking; null is today.</param>
[GenerateSerializer, Immutable]
public sealed record RecordPaymentOutcome(
    [property: Id(0)] string EndToEndId, [property: Id(1)] PaymentState Outcome, [property: Id(2)] string Reason, [property: Id(3)] string Note, [property: Id(4)] BusinessDay? Day)
{
    private const int MaxReason = 35;

    /// <summary>Refused, in this order: RUN_NOT_FOUND, PAYMENT_NOT_FOUND, OUTCOME, REASON_CODE, NOTE_EMPTY, TEXT_TOO_LONG, BOOKED_ON, PAYMENT_STATE.</summary>
    /// <param name="book">The run.</param>
    /// <param name="today">The programme's day.</param>
    public Outcome<PaymentOutcomeRecorded> Decide(PaymentRunBook book, BusinessDay today)
    {
        if (book.Plan is null)
            return PaymentRunBook.NotFound(book.RunId);
        var number = book.NumberOf(EndToEndId);
        if (number == 0)
            return Refusal.NotFound("PAYMENT_NOT_FOUND", $"Payment run {book.RunId} has no payment of this end_to_end_id. Take it from GetPaymentRun.");
        if (Outcome is not (PaymentState.Paid or PaymentState.Failed or PaymentState.Returned))
            return Refusal.InvalidArgument("OUTCOME", "outcome must be PAID, FAILED or RETURNED.", "outcome");
        if (Reason.Length > MaxReason || !Reason.All(char.IsAsciiLetterOrDigit) || (Reason.Length == 0 && Outcome != PaymentState.Paid))
            return Refusal.InvalidArgument("REASON_CODE", $"reason must be the bank's code, as AC01: 1 to {MaxReason} letters and digits; empty for PAID alone.", "reason");
        if (Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note is missing: say what shows the outcome.", "note");
        if (Notes.Check(Note, "note") is { } note)
            return note;
        if (Day > today)
            return Refusal.InvalidArgument("BOOKED_ON", $"booked_on {Day} is after today, {today}.", "booked_on");
        var state = book.Lines[number - 1].State;
        return state == PaymentState.Paying || (state == PaymentState.Paid && Outcome == PaymentState.Returned)
            ? new PaymentOutcomeRecorded(number, Outcome, Reason, Note, Day ?? today)
            : Refusal.FailedPrecondition("PAYMENT_STATE", $"Payment {EndToEndId} is {Words.Upper(state)}: it cannot become {Words.Upper(Outcome)}.");
    }
}
