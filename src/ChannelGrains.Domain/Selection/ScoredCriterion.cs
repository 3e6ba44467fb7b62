using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>One criterion of a score, as it was then.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ScoredCriterion([property: Id(0)] string Name, [property: Id(1)] int Weight, [property: Id(2)] int Points);
