namespace ChannelGrains.Domain.Settlement;

/// <summary>What a step of a statement posts. Nothing moves where the amount is 0.</summary>
public static class Ledger
{
    /// <summary>Its commission, then each adjustment of earlier months and disputes by itself.</summary>
    public static IReadOnlyList<LedgerEntry> Close(Statement statement)
    {
        var own = statement.Lines.Where(line => line.IsOwn).Sum(line => line.Share);
        var others = statement.Lines.Where(line => line.Kind is StatementLineKind.Adjustment or StatementLineKind.Dispute);
        return [.. Earned(PostingCause.Close, own), .. others.SelectMany(line => Earned(PostingCause.Adjustment, line.Share))];
    }

    /// <summary>The tax is withheld once: what failed was approved before.</summary>
    public static IReadOnlyList<LedgerEntry> Approve(ClosedStatement statement) => statement.State == StatementState.Closed
        ? Move(PostingCause.Approval, LedgerAccount.PartnerPayable, LedgerAccount.WithholdingTax, statement.Tax)
        : [];

    public static IReadOnlyList<LedgerEntry> Dispute(ClosedStatement statement) => statement.State == StatementState.Approved
        ? Move(PostingCause.Dispute, LedgerAccount.WithholdingTax, LedgerAccount.PartnerPayable, statement.Tax)
        : [];

    public static IReadOnlyList<LedgerEntry> Take(ClosedStatement statement) =>
        Move(PostingCause.Payment, LedgerAccount.PartnerPayable, LedgerAccount.Clearing, statement.Payable);

    public static IReadOnlyList<LedgerEntry> Finish(ClosedStatement statement, PaymentOutcome outcome) => outcome switch
    {
        PaymentOutcome.Paid => Move(PostingCause.Paid, LedgerAccount.Clearing, PaidFrom(statement), statement.Payable),
        PaymentOutcome.Failed => Move(PostingCause.Failed, LedgerAccount.Clearing, LedgerAccount.PartnerPayable, statement.Payable),
        _ => Move(
            PostingCause.Returned, statement.State == StatementState.Paid ? PaidFrom(statement) : LedgerAccount.Clearing, LedgerAccount.PartnerPayable, statement.Payable),
    };

    private static LedgerAccount PaidFrom(ClosedStatement statement) => statement.IsCreditNote ? LedgerAccount.CreditNotes : LedgerAccount.Cash;

    private static IReadOnlyList<LedgerEntry> Earned(PostingCause cause, long amount) => Move(cause, LedgerAccount.CommissionExpense, LedgerAccount.PartnerPayable, amount);

    private static IReadOnlyList<LedgerEntry> Move(PostingCause cause, LedgerAccount debit, LedgerAccount credit, long amount) =>
        amount == 0 ? [] : [LedgerEntry.Move(cause, debit, credit, amount)];
}
