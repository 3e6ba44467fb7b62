namespace ChannelGrains.Domain.Ingest;

/// <summary>Bounds of one transaction and of a partner's state. They are part of the contract, so they are constants, not settings.</summary>
public static class IngestLimits
{
    /// <summary>Bytes of a transaction on the wire: one that has all that it may have, at its bounds, has 245,000.</summary>
    public const int TransactionBytes = 256 << 10;

    public const int IdBytes = 64;
    public const int CustomerBytes = 128;
    public const int Lines = 1_000;
    public const int Attributes = 16;
    public const int AttributeKeyBytes = 64;
    public const int AttributeValueBytes = 256;

    /// <summary>Transactions in one batch; a locator holds the place in twelve bits.</summary>
    public const int BatchTransactions = 4_096;

    /// <summary>Bytes of the transactions that the voids of one record take back, about: a batch with more of them is several records.</summary>
    public const int ReversedBytes = 2 << 20;

    public static readonly TimeSpan ClockAhead = TimeSpan.FromHours(24);
}
