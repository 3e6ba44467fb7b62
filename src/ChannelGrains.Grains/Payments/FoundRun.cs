using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A run that ids of the bank may name.</summary>
/// <param name="Outline">The run; null while it is not planned.</param>
[GenerateSerializer, Immutable]
public sealed record FoundRun([property: Id(0)] RunOutline? Outline);
