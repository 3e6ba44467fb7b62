using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>How many partners of the board are of one level, type and region, and how many of these are held.</summary>
[GenerateSerializer, Immutable]
public sealed record RiskCount(
    [property: Id(0)] RiskLevel Level, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region, [property: Id(3)] int Partners, [property: Id(4)] int Held);
