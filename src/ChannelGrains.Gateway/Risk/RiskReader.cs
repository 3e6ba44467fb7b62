using ChannelGrains.Domain.Risk;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Risk;

/// <summary>Reads the board of risks.</summary>
internal sealed class RiskReader(IGrainFactory grains, ViewReader views)
{
    /// <summary>A page; UNAVAILABLE VIEWS_OFF where no views are kept.</summary>
    /// <param name="filter">Which partners are meant.</param>
    /// <param name="after">The place that the page comes behind; null for the first.</param>
    /// <param name="size">Partners of a page.</param>
    /// <param name="observer">Told, once, of a change after this answer; null when nobody watches.</param>
    public async Task<ViewReading<RiskPage>> ReadAsync(RiskFilter filter, RiskPlace? after, int size, IChangeObserver? observer)
    {
        views.RequireViews();
        return await grains.GetGrain<IRiskViewGrain>(RiskBoard.Key).ReadPage(filter, after, size, observer);
    }
}
