using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>How many partners of a channel type and region are in a state.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerCount(
    [property: Id(0)] LifecycleState State, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region, [property: Id(3)] int Count);
