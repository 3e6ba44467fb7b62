namespace ChannelGrains.Domain.Settlement;

/// <summary>Why a closed month's commission is another now. The numbers are those of the wire and of facts.</summary>
public enum AdjustmentReason
{
    Unspecified = 0,
    Return = 1,
    Void = 2,
    LateFact = 3,
    Amendment = 4,
    Dispute = 5,
    DataFault = 6,
    Fraud = 7,
    Other = 8,
}
