using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>A scope's targets for a year.</summary>
/// <param name="Versions">All versions, the oldest first; none where the year has no target.</param>
/// <param name="Version">Version of the journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record TargetReading([property: Id(0)] IReadOnlyList<TargetVersion> Versions, [property: Id(1)] long Version);
