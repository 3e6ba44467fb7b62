namespace ChannelGrains.Grains.Quarantine;

/// <summary>What was closed.</summary>
/// <param name="Count">How many items.</param>
/// <param name="NextAfter">Of a filter: behind which item there are more that were not looked at; empty when all were.</param>
[GenerateSerializer, Immutable]
public sealed record DiscardedItems([property: Id(0)] int Count, [property: Id(1)] string NextAfter);
