using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>The funnel of a scope, and of its parts.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Origins">By origin; the group of 0 are those of whom it is not known.</param>
/// <param name="ChannelTypes">By channel type.</param>
/// <param name="Regions">By the next level of regions, by name.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelReport(
    [property: Id(0)] FunnelGroup Total,
    [property: Id(1)] IReadOnlyList<FunnelGroup> Origins,
    [property: Id(2)] IReadOnlyList<FunnelGroup> ChannelTypes,
    [property: Id(3)] IReadOnlyList<FunnelGroup> Regions);
