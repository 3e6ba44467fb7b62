namespace ChannelGrains.Domain.Settlement;

/// <summary>A dispute that is open.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Number">From 1, within the statement.</param>
/// <param name="Lines">The lines that it is on; none is the whole statement.</param>
/// <param name="OpenedAt">The record that opened it.</param>
[GenerateSerializer, Immutable]
public sealed record OpenedDispute([property: Id(0)] int Month, [property: Id(1)] int Number, [property: Id(2)] IReadOnlyList<int> Lines, [property: Id(3)] long OpenedAt);
