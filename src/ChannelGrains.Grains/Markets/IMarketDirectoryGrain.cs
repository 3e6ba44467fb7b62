using ChannelGrains.Domain.Markets;

namespace ChannelGrains.Grains.Markets;

/// <summary>Finds markets with reports in the index; any number of activations answer beside each other.</summary>
public interface IMarketDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The markets of which something was reported in a month, in a region or below it; in the order of <see cref="MarketKey"/>.</summary>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="region">Empty is everywhere.</param>
    Task<IReadOnlyList<MarketKey>> List(int month, string region);
}
