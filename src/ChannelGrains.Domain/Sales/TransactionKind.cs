namespace ChannelGrains.Domain.Sales;

/// <summary>What a transaction does to a partner's sales; the numbers are those of the wire.</summary>
public enum TransactionKind
{
    /// <summary>Goods left: adds to gross sales. An amount of 0 is a sale.</summary>
    Sale = 1,

    /// <summary>Goods came back: adds to returns.</summary>
    Return = 2,

    /// <summary>Takes back exactly what another transaction did.</summary>
    Void = 3,
}
