using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The sizes of markets that shares in scorecards are of: of all categories.</summary>
internal sealed class MarketSizes(MarketReader markets)
{
    /// <summary>The market of a partner: of its region, or of the nearest above it whose size is known.</summary>
    public async Task<(MarketSize? Size, string Basis)> OfPartnersAsync(string region, Period period)
    {
        while (true)
        {
            if (await markets.SizeAsync(new MarketKey(region, null), period, null) is { } size)
                return (size, Text(region, size));
            if (region.Length == 0)
                return (null, "");
            region = region.LastIndexOf('/') is var end and > 0 ? region[..end] : "";
        }
    }

    /// <summary>The market of a scope: just that of its region.</summary>
    public async Task<(MarketSize? Size, string Basis)> OfScopeAsync(string region, Period period, ChangeReceiver? changes) =>
        await markets.SizeAsync(new MarketKey(region, null), period, changes) is { } size ? (size, Text(region, size)) : (null, "");

    private static string Text(string region, MarketSize size) => $"market of {(region.Length == 0 ? "all regions" : region)}, by {string.Join(", ", size.Sources)}";
}
