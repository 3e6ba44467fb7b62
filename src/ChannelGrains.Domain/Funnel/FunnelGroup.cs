using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>The funnel of some partners.</summary>
/// <param name="Name">What they have in common: the number of an origin or channel type, or a region.</param>
/// <param name="Steps">PROSPECT to ACTIVE.</param>
/// <param name="FirstSales">What they sold at first.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelGroup([property: Id(0)] string Name, [property: Id(1)] IReadOnlyList<FunnelStep> Steps, [property: Id(2)] FirstSales FirstSales);
