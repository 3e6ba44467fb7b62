using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>What a competitor sold in a market in one month, as somebody said.</summary>
/// <param name="Name">Who; empty are all that are not named.</param>
/// <param name="Sales">What it sold; 0 or more.</param>
/// <param name="Source">Where the figure comes from.</param>
[GenerateSerializer, Immutable]
public sealed record CompetitorSales([property: Id(0)] string Name, [property: Id(1)] Amount Sales, [property: Id(2)] string Source);
