using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A partner's part of a scope's target.</summary>
[GenerateSerializer, Immutable]
public readonly record struct AllocatedPart([property: Id(0)] string PartnerId, [property: Id(1)] Amount Target);
