using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Gateway.Watching;

/// <summary>The one observer of this process at every grain that is watched; it tells whoever watches it.</summary>
internal sealed class ChangeReceiver : IPartnerObserver, IViewObserver, IMarketObserver
{
    private readonly WatchTable _table;
    private readonly Lazy<IPartnerObserver> _ofPartners;
    private readonly Lazy<IViewObserver> _ofMonths;
    private readonly Lazy<IMarketObserver> _ofMarkets;

    public ChangeReceiver(IGrainFactory grains, WatchTable table)
    {
        _table = table;
        _ofPartners = new(() => grains.CreateObjectReference<IPartnerObserver>(this));
        _ofMonths = new(() => grains.CreateObjectReference<IViewObserver>(this));
        _ofMarkets = new(() => grains.CreateObjectReference<IMarketObserver>(this));
    }

    public IPartnerObserver OfPartners => _ofPartners.Value;

    public IViewObserver OfMonths => _ofMonths.Value;

    public IMarketObserver OfMarkets => _ofMarkets.Value;

    Task IPartnerObserver.Changed(string partnerId) => Tell(WatchSources.Partner(partnerId));

    Task IViewObserver.Changed(string monthId, IReadOnlyList<ViewScope> scopes)
    {
        foreach (var scope in scopes)
            _table.OnChanged(WatchSources.Month(monthId, scope));
        return Task.CompletedTask;
    }

    Task IMarketObserver.Changed(string marketKey) => Tell(WatchSources.Market(marketKey));

    private Task Tell(string source)
    {
        _table.OnChanged(source);
        return Task.CompletedTask;
    }
}
