namespace ChannelGrains.Grains.Quarantine;

/// <summary>What a replay did.</summary>
/// <param name="Reason">Of one item: why it still is in quarantine; unspecified when it was applied.</param>
/// <param name="Applied">Items applied.</param>
/// <param name="Left">Of a filter: how many were looked at and stayed, by why.</param>
/// <param name="NextAfter">Of a filter: behind which item there are more that were not looked at; empty when all were.</param>
[GenerateSerializer, Immutable]
public sealed record ReplayedItems(
    [property: Id(0)] QuarantineReason Reason,
    [property: Id(1)] int Applied,
    [property: Id(2)] IReadOnlyList<KeyValuePair<QuarantineReason, int>> Left,
    [property: Id(3)] string NextAfter)
{
    internal static ReplayedItems One { get; } = new(QuarantineReason.Unspecified, 1, [], "");

    internal static ReplayedItems Not(QuarantineReason reason) => new(reason, 0, [], "");
}
