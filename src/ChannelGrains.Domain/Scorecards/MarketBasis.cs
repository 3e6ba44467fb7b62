using ChannelGrains.Domain.Markets;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>Which market a share is of, in words.</summary>
public static class MarketBasis
{
    public static string Of(string region, MarketSize size) => $"{Name(region)}, by {string.Join(", ", size.Sources)}";

    public static string Name(string region) => $"market of {(region.Length == 0 ? "all regions" : region)}";
}
