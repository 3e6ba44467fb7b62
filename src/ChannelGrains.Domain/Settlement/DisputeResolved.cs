namespace ChannelGrains.Domain.Settlement;

/// <summary>A dispute was resolved.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Number">The dispute's.</param>
/// <param name="Granted">In minor units; 0 when the statement was right.</param>
/// <param name="Reason">What the adjustment is for.</param>
/// <param name="Resolution">Why.</param>
public sealed record DisputeResolved(int Month, int Number, long Granted, AdjustmentReason Reason, string Resolution) : SettlementFact(Month);
