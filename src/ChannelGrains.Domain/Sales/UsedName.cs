namespace ChannelGrains.Domain.Sales;

/// <summary>A name, and how many cells of the sales have it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct UsedName([property: Id(0)] string Name, [property: Id(1)] long Uses);
