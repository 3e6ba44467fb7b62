namespace ChannelGrains.Domain.Sales;

/// <summary>Sales measures of one category.</summary>
[GenerateSerializer, Immutable]
public readonly record struct CategoryMeasures([property: Id(0)] string Category, [property: Id(1)] SalesMeasures Measures);
