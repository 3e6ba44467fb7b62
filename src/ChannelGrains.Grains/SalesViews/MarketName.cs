namespace ChannelGrains.Grains.SalesViews;

/// <summary>A market: a region of transactions and a category.</summary>
[GenerateSerializer, Immutable]
public readonly record struct MarketName([property: Id(0)] string Region, [property: Id(1)] string Category);
