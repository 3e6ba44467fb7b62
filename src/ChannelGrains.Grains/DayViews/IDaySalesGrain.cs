using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.DayViews;

/// <summary>All partners' sales of today and of the day before; the key is <see cref="DaySalesKey.All"/>. It shows only what is durable.</summary>
public interface IDaySalesGrain : IViewGrain
{
    /// <summary>The sums of a scope, each partner's on its own present business day.</summary>
    /// <param name="scope">The scope; its category is not looked at.</param>
    /// <param name="observer">Told, once, when a partner has sold something after this answer; null when nobody watches. A day that begins is not told: who watches for long reads again
    /// from time to time.</param>
    ValueTask<ViewReading<DaySums>> ReadDays(ViewScope scope, IChangeObserver? observer);
}
