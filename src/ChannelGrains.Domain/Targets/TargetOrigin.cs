using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>The allocation that a partner's target comes from.</summary>
/// <param name="Scope">Whose target was allocated.</param>
/// <param name="Version">The record of that scope's journal that holds the allocation.</param>
[GenerateSerializer, Immutable]
public sealed record TargetOrigin([property: Id(0)] TargetScope Scope, [property: Id(1)] long Version);
