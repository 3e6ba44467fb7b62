using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>How many partners of a channel type and region began to be active in a period, and were active before it.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerActivations(
    [property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] int Activated, [property: Id(3)] int ActiveBefore);
