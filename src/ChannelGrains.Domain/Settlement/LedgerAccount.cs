namespace ChannelGrains.Domain.Settlement;

/// <summary>An account of the ledger. The numbers are those of the wire and of facts.</summary>
public enum LedgerAccount
{
    Unspecified = 0,
    CommissionExpense = 1,

    /// <summary>What the company owes the partner; below 0 while it does.</summary>
    PartnerPayable = 2,

    WithholdingTax = 3,

    /// <summary>Payments that are under way.</summary>
    Clearing = 4,

    Cash = 5,

    /// <summary>What partners may set against what they owe, by credit notes.</summary>
    CreditNotes = 6,
}
