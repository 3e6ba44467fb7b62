using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Markets;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The sizes of markets that shares in scorecards are of: of all categories.</summary>
internal sealed class MarketSizes(MarketReader markets)
{
    /// <summary>The market of a partner: of its region, or of the nearest above it whose size is known; null where none is.</summary>
    public async Task<KnownMarket?> OfPartnersAsync(string region, Period period)
    {
        while (true)
        {
            if (await OfScopeAsync(region, period, null) is { } known)
                return known;
            if (region.Length == 0)
                return null;
            region = region.LastIndexOf('/') is var end and > 0 ? region[..end] : "";
        }
    }

    /// <summary>The market of a scope: just that of its region; null where its size is not known.</summary>
    public async Task<KnownMarket?> OfScopeAsync(string region, Period period, ChangeReceiver? changes)
    {
        var market = new MarketKey(region, null);
        var (size, version) = await markets.SizeAsync(market, period, changes);
        return size is null
            ? null
            : new KnownMarket(size.Total, MarketBasis.Of(region, size), MarketNames.Source(market), version);
    }
}
