namespace ChannelGrains.Domain.Settlement;

/// <summary>What a dispute granted, and no statement has yet.</summary>
/// <param name="Month">The statement that was disputed.</param>
/// <param name="Number">The dispute's.</param>
/// <param name="Amount">In minor units; below 0 for what was taken.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="ResolvedAt">The record that says it.</param>
[GenerateSerializer, Immutable]
public sealed record GrantedAdjustment(
    [property: Id(0)] int Month, [property: Id(1)] int Number, [property: Id(2)] long Amount, [property: Id(3)] AdjustmentReason Reason, [property: Id(4)] long ResolvedAt);
