using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What customers said in one month of all partners, as their feeds tell it; the key is the month's id, as 2026-01. It shows only what is durable.</summary>
public interface IFeedbackViewGrain : IViewGrain
{
    /// <summary>The sum over the partners of a scope, by their own types and regions.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once, when anything of the month changes after this answer; null when nobody watches. That a complaint becomes overdue is not told:
    /// who watches for long reads again from time to time.</param>
    ValueTask<ViewReading<FeedbackSum>> ReadSum(ViewScope scope, IChangeObserver? observer);

    /// <summary>Each partner of which something was said, in no order.</summary>
    ValueTask<ViewReading<IReadOnlyList<PartnerFeedbackSum>>> ReadPartners();

    /// <summary>Those of some partners of which something was said, in no order.</summary>
    ValueTask<ViewReading<IReadOnlyList<PartnerFeedbackSum>>> ReadPartnersOf([Immutable] IReadOnlyCollection<string> partnerIds);
}
