using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Begins a payment of a statement for a run.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="RunId">The run.</param>
/// <param name="EndToEndId">Names the attempt to the bank; never of another attempt.</param>
/// <param name="Uetr">Likewise.</param>
/// <param name="Amount">What the run pays, in minor units.</param>
/// <param name="PayeeHash">SHA-256 of whom the run pays, in hexadecimal; empty for a credit note.</param>
[GenerateSerializer, Immutable]
public sealed record TakePayment(
    [property: Id(0)] int Month, [property: Id(1)] string RunId, [property: Id(2)] string EndToEndId, [property: Id(3)] string Uetr, [property: Id(4)] long Amount,
    [property: Id(5)] string PayeeHash)
{
    /// <summary>Refused, in this order: STATEMENT_NOT_FOUND, STATEMENT_STATE, HOLD_DAYS, AMOUNT_DIFFERS, PAYEE_CHANGED, PAYOUT_BLOCKED. An attempt that was begun before is
    /// for the caller to see before.</summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="approvedHash">Whom the last approval froze; null for none.</param>
    /// <param name="blocks">What blocks it today.</param>
    /// <param name="today">The partner's business day now.</param>
    public Outcome<PaymentTaken> Decide(SettlementBook book, string? approvedHash, IReadOnlyList<PayoutBlock> blocks, BusinessDay today)
    {
        if (book.Find(Month) is not { } statement)
            return SettlementBook.NotFound(Period.OfMonth(Month).Id);
        if (StatementSteps.Check(statement, StatementCommand.TakePayment) is { } taken)
            return taken;
        if (today < statement.DueOn)
            return Refusal.FailedPrecondition("HOLD_DAYS", $"The statement of {statement.Period.Id} is held until {statement.DueOn}; today is {today}: pay it in a later run.");
        if (Amount != statement.Payable)
            return Refusal.FailedPrecondition("AMOUNT_DIFFERS", $"The statement of {statement.Period.Id} pays {statement.Payable} minor units, the run {Amount}: plan a new run.");
        if (PayeeHash != approvedHash)
            return Refusal.FailedPrecondition("PAYEE_CHANGED", $"The statement of {statement.Period.Id} was approved for another payee, or by another method: approve it again, and plan a new run.");
        return PayoutBlocks.Refuse(statement, blocks) is { } blocked
            ? blocked
            : new PaymentTaken(Month, RunId, EndToEndId, Uetr, PayeeHash) { Entries = Ledger.Take(statement), PostedOn = today, Previous = statement.LastAt };
    }
}
