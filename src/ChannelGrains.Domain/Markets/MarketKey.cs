using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Markets;

/// <summary>What a market is, apart from its period.</summary>
/// <param name="Region">A region with all below it; empty is the whole tree.</param>
/// <param name="Category">One category; null is all. The empty one is that of lines that name none.</param>
[GenerateSerializer, Immutable]
public readonly record struct MarketKey([property: Id(0)] string Region, [property: Id(1)] string? Category) : IComparable<MarketKey>
{
    /// <summary>Null when it can be a market, else INVALID_REGION, TEXT_TOO_LONG or TEXT_INVALID.</summary>
    public Refusal? Validate() =>
        RegionPaths.Validate(Region, "region") ?? (Category is null ? null : CategoryNames.Validate(Category, "category"));

    /// <summary>By region, then category, ordinal, all categories together first.</summary>
    public int CompareTo(MarketKey other)
    {
        var regions = string.CompareOrdinal(Region, other.Region);
        return regions != 0 ? regions : string.CompareOrdinal(Category, other.Category);
    }
}
