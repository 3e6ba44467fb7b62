using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Approves a statement.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Etag">That of the statement that the caller read; null or empty for whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record ApproveStatement([property: Id(0)] int Month, [property: Id(1)] string? Etag)
{
    /// <summary>What can be decided without looking further: the state that it leads to. Refused, in this order: STATEMENT_NOT_FOUND, ETAG_MISMATCH, STATEMENT_STATE.</summary>
    public Outcome<ClosedStatement> Check(SettlementBook book)
    {
        if (book.Find(Month) is not { } statement)
            return SettlementBook.NotFound(Period.OfMonth(Month).Id);
        if (Etags.Check(Etag, statement.LastAt, $"The statement of {statement.Period.Id}") is { } stale)
            return stale;
        return StatementSteps.Check(statement, StatementCommand.Approve) is { } refusal ? refusal : statement;
    }

    /// <summary>Refused, behind what <see cref="Check"/> refuses and in this order: STATEMENT_STATE where it is approved for this payee, SAME_PRINCIPAL, PAYOUT_BLOCKED.</summary>
    /// <param name="statement">As <see cref="Check"/> gave it.</param>
    /// <param name="approvedHash">Whom the last approval froze; null for none.</param>
    /// <param name="closedBy">Who closed it.</param>
    /// <param name="principal">Who approves it.</param>
    /// <param name="eyes">The rule of four eyes.</param>
    /// <param name="blocks">What blocks it today.</param>
    /// <param name="payeeHash">Whom it is paid to, in hexadecimal; empty for a credit note.</param>
    /// <param name="today">The partner's business day now.</param>
    public static Outcome<StatementApproved> Decide(
        ClosedStatement statement, string? approvedHash, string closedBy, string principal, FourEyes eyes, IReadOnlyList<PayoutBlock> blocks, string payeeHash, BusinessDay today)
    {
        if (statement.State == StatementState.Approved && approvedHash == payeeHash)
            return Refusal.FailedPrecondition("STATEMENT_STATE", $"The statement of {statement.Period.Id} is APPROVED for the payee of today: plan a payment run.");
        if (eyes.Check(principal, closedBy, $"the statement of {statement.Period.Id}") is { } same)
            return same;
        return PayoutBlocks.Refuse(statement, blocks) is { } blocked
            ? blocked
            : new StatementApproved(statement.Month, payeeHash) { Entries = Ledger.Approve(statement), PostedOn = today, Previous = statement.LastAt };
    }
}
