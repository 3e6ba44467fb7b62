using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>How a dispute was resolved.</summary>
/// <param name="Granted">In minor units.</param>
/// <param name="Reason">What the adjustment is for.</param>
/// <param name="Text">Why.</param>
/// <param name="ResolvedBy">Who resolved it.</param>
/// <param name="ResolvedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="AdjustedIn">Id of the statement that has the adjustment; empty while none has, or where there is none.</param>
[GenerateSerializer, Immutable]
public sealed record DisputeResolution(
    [property: Id(0)] long Granted, [property: Id(1)] AdjustmentReason Reason, [property: Id(2)] string Text, [property: Id(3)] string ResolvedBy,
    [property: Id(4)] long ResolvedAtMicros, [property: Id(5)] string AdjustedIn);
