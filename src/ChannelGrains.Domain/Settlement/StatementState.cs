namespace ChannelGrains.Domain.Settlement;

/// <summary>Where a statement stands. The numbers are those of the wire and of facts.</summary>
public enum StatementState
{
    Unspecified = 0,
    Closed = 1,
    Approved = 2,
    Paying = 3,
    Paid = 4,
    Failed = 5,
    Disputed = 6,

    /// <summary>Nothing is paid of it: it is not above 0, or below the minimum payout. Its amount is in the next one.</summary>
    Carried = 7,
}
