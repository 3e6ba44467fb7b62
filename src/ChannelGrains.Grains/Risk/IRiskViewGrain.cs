using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Risk;

/// <summary>The board of risks, as the partners' feeds tell it; the key is <see cref="RiskBoard.Key"/>. It shows only what is durable.</summary>
public interface IRiskViewGrain : IViewGrain
{
    /// <summary>A page of the board.</summary>
    /// <param name="filter">Which partners are meant.</param>
    /// <param name="after">The place that the page comes behind; null for the first.</param>
    /// <param name="size">Partners of a page.</param>
    /// <param name="observer">Told, once, when the board changes after this answer; null when nobody watches.</param>
    ValueTask<ViewReading<RiskPage>> ReadPage(RiskFilter filter, RiskPlace? after, int size, IChangeObserver? observer);
}
