using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.SalesViews;

/// <summary>All partners' sales of one month, as the partners' feeds tell it; the key is the month's id, as 2026-01. It shows only what is durable.</summary>
public interface ISalesViewGrain : IViewGrain
{
    /// <summary>The partners with a transaction in a scope, in no order.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once, when the scope changes after this answer; null when nobody watches.</param>
    ValueTask<ViewReading<IReadOnlyList<PartnerSum>>> ReadPartners(ViewScope scope, IChangeObserver? observer);

    /// <summary>As <see cref="ReadPartners"/>, of net alone.</summary>
    ValueTask<ViewReading<IReadOnlyList<PartnerNet>>> ReadNets(ViewScope scope, IChangeObserver? observer);

    /// <summary>The net of all sales of some partners; of those with a transaction, in no order.</summary>
    ValueTask<ViewReading<IReadOnlyList<PartnerNet>>> ReadNetsOf([Immutable] IReadOnlyCollection<string> partnerIds);

    /// <summary>The sums of a scope and of its parts.</summary>
    ValueTask<ViewReading<ViewSums>> ReadSums(ViewScope scope, IChangeObserver? observer);

    /// <summary>The markets, pairs of region and category, in which a transaction counts; by region, then category.</summary>
    ValueTask<ViewReading<IReadOnlyList<MarketName>>> ReadMarkets();
}
