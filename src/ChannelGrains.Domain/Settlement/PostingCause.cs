namespace ChannelGrains.Domain.Settlement;

/// <summary>What a posting is for. The numbers are those of the wire and of facts.</summary>
public enum PostingCause
{
    Unspecified = 0,
    Close = 1,
    Adjustment = 2,
    Approval = 3,
    Dispute = 4,
    Payment = 5,
    Paid = 6,
    Failed = 7,
    Returned = 8,
}
