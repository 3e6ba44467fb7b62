using ChannelGrains.Domain.Calendars;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Which figures are watched in this process. It is the one observer of this process at every partner that is watched: partners
/// tell it of changes, and it tells whose figures are watched.</summary>
internal sealed class WatchTable(IGrainFactory grains, PartnerGrains partners, WatchServices services) : IPartnerObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<Period, WatchedKpis>> _byPartner = new(StringComparer.Ordinal);
    private IPartnerObserver? _reference;
    private int _watches;

    /// <summary>The figures to watch, until <see cref="Leave"/>; they are read anew for whoever joins. Null when there are too many watches.</summary>
    public WatchedKpis? Join(string partnerId, Period period)
    {
        WatchedKpis? kpis;
        lock (_gate)
        {
            if (_watches == services.Options.MaxWatches)
                return null;
            if (!_byPartner.TryGetValue(partnerId, out var periods))
                _byPartner.Add(partnerId, periods = []);
            if (!periods.TryGetValue(period, out kpis))
                periods.Add(period, kpis = Create(partnerId, period));
            kpis.Watches++;
            _watches++;
        }
        kpis.OnChanged();
        return kpis;
    }

    public void Leave(WatchedKpis kpis)
    {
        lock (_gate)
        {
            _watches--;
            if (--kpis.Watches > 0)
                return;
            var periods = _byPartner[kpis.PartnerId];
            periods.Remove(kpis.Period);
            if (periods.Count == 0)
                _byPartner.Remove(kpis.PartnerId);
        }
        kpis.Dispose();
    }

    public Task Changed(string partnerId)
    {
        lock (_gate)
        {
            if (_byPartner.TryGetValue(partnerId, out var periods))
            {
                foreach (var kpis in periods.Values)
                    kpis.OnChanged();
            }
        }
        return Task.CompletedTask;
    }

    private WatchedKpis Create(string partnerId, Period period)
    {
        _reference ??= grains.CreateObjectReference<IPartnerObserver>(this);
        return new WatchedKpis(partnerId, period, partners.Get(partnerId), _reference, services);
    }
}
