using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Feedback;

/// <summary>Reads what customers said of all partners.</summary>
internal sealed class FeedbackViews(IGrainFactory grains, ViewReader views)
{
    /// <summary>The sum over the partners of a scope, of some months.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once for each month, of a change after this answer; null when nobody watches.</param>
    public async Task<FeedbackSum> SumAsync(IReadOnlyList<int> months, ViewScope scope, IChangeObserver? observer)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(months.Select(month => Grain(month).ReadSum(scope, observer).AsTask()));
        return readings.Aggregate(FeedbackSum.Zero, (sum, month) => sum + month.Value);
    }

    /// <summary>What was said of each partner in some months.</summary>
    public async Task<IReadOnlyDictionary<string, FeedbackSum>> PartnersAsync(IReadOnlyList<int> months)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(months.Select(month => Grain(month).ReadPartners().AsTask()));
        return readings.SelectMany(month => month.Value).GroupBy(partner => partner.PartnerId, StringComparer.Ordinal)
            .ToDictionary(partner => partner.Key, partner => partner.Aggregate(FeedbackSum.Zero, (sum, month) => sum + month.Sum), StringComparer.Ordinal);
    }

    private IFeedbackViewGrain Grain(int month) => grains.GetGrain<IFeedbackViewGrain>(Period.OfMonth(month).Id);
}
