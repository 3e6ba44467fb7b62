namespace ChannelGrains.Domain.Agreements;

/// <summary>How a partner is paid; the numbers are those of the wire.</summary>
public enum PaymentMethod
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>By transfer to the payee's account.</summary>
    BankTransfer = 1,

    /// <summary>By a credit note against what the partner owes.</summary>
    CreditNote = 2,
}
