using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>Points for one criterion.</summary>
[GenerateSerializer, Immutable]
public readonly record struct CriterionPoints([property: Id(0)] string Name, [property: Id(1)] int Points);
