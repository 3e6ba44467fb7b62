using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A rate of a category's own, in place of the bracket's.</summary>
[GenerateSerializer, Immutable]
public sealed record CategoryRate([property: Id(0)] string Category, [property: Id(1)] Rate Rate);
