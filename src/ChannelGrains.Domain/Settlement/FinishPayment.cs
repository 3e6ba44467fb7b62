using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Says what became of a payment.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="EndToEndId">The attempt.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ReasonCode">The bank's, as AC01; empty for none.</param>
/// <param name="Day">The day of the booking.</param>
/// <param name="Evidence">What shows it.</param>
[GenerateSerializer, Immutable]
public sealed record FinishPayment(
    [property: Id(0)] int Month, [property: Id(1)] string EndToEndId, [property: Id(2)] PaymentOutcome Outcome, [property: Id(3)] string ReasonCode,
    [property: Id(4)] BusinessDay Day, [property: Id(5)] string Evidence)
{
    public static StatementCommand CommandOf(PaymentOutcome outcome) => outcome switch
    {
        PaymentOutcome.Paid => StatementCommand.MarkPaid,
        PaymentOutcome.Failed => StatementCommand.MarkFailed,
        PaymentOutcome.Returned => StatementCommand.MarkReturned,
        _ => throw new InvalidOperationException($"{outcome} is nothing that becomes of a payment."),
    };

    /// <summary>Refused, in this order: STATEMENT_NOT_FOUND, PAYMENT_UNKNOWN where another attempt is the current one, STATEMENT_STATE. An outcome that is known is for
    /// the caller to see before.</summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="current">The last attempt; null for none.</param>
    /// <param name="today">The partner's business day now.</param>
    public Outcome<PaymentFinished> Decide(SettlementBook book, PaymentTaken? current, BusinessDay today)
    {
        if (book.Find(Month) is not { } statement)
            return SettlementBook.NotFound(Period.OfMonth(Month).Id);
        if (current?.EndToEndId != EndToEndId)
            return Refusal.FailedPrecondition("PAYMENT_UNKNOWN",
                $"{EndToEndId} is not the last attempt to pay the statement of {statement.Period.Id}{(current is null ? "" : $", which is {current.EndToEndId}")}: see its steps.");
        return StatementSteps.Check(statement, CommandOf(Outcome)) is { } refusal
            ? refusal
            : new PaymentFinished(Month, EndToEndId, Outcome, ReasonCode, Day, Evidence)
            {
                Entries = Ledger.Finish(statement, Outcome),
                PostedOn = today,
                Previous = statement.LastAt,
            };
    }
}
