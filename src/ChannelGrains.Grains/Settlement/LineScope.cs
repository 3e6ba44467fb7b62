using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Which transactions a line is made of.</summary>
/// <param name="Days">Those of these business days; null for none at all.</param>
/// <param name="After">Those of records behind this one.</param>
/// <param name="Before">And before this one.</param>
/// <param name="Category">What they sold in this category; empty for all but <paramref name="Others"/>.</param>
/// <param name="Others">Categories that other lines are about.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
[GenerateSerializer, Immutable]
public sealed record LineScope(
    [property: Id(0)] DaySpan? Days, [property: Id(1)] long After, [property: Id(2)] long Before, [property: Id(3)] string Category,
    [property: Id(4)] IReadOnlySet<string> Others, [property: Id(5)] string CurrencyCode)
{
    public bool Has(string category) => Category.Length > 0 ? category == Category : !Others.Contains(category);
}
