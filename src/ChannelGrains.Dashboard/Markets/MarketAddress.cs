using ChannelGrains.Dashboard.Links;

namespace ChannelGrains.Dashboard.Markets;

/// <summary>A market in an address: <c>region</c>, and <c>category</c>, <c>uncategorised</c> or neither for all together.</summary>
internal static class MarketAddress
{
    public const string Region = "region", Category = "category", Uncategorised = "uncategorised";

    public static string Of(PageUrl url, string region, string? category) =>
        url.On("/markets/share", (Region, region), (Category, category), (Uncategorised, category is "" ? "1" : null));

    /// <summary>Null is all categories together, empty that of lines that name none.</summary>
    public static string? CategoryOf(PageUrl url) => url[Uncategorised] is not null ? "" : url[Category];
}
