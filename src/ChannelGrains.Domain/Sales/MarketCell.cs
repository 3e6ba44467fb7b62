using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

/// <summary>A partner's part of a market in one month: indices into the book's tables, and the net sales of that pair alone.</summary>
[GenerateSerializer, Immutable]
public readonly record struct MarketCell([property: Id(0)] int Category, [property: Id(1)] int Region, [property: Id(2)] Amount Net);
