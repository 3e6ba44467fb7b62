using ChannelGrains.Domain.Funnel;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.Funnel;

/// <summary>Keeps the funnel; the key is <see cref="FunnelKey.All"/>.</summary>
public interface IFunnelGrain : IViewGrain
{
    /// <summary>The funnel of a scope now, each partner on its own present business day.</summary>
    ValueTask<ViewReading<FunnelReport>> ReadFunnel(FunnelScope scope);
}
