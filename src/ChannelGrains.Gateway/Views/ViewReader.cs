using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Views;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Views;

/// <summary>Reads the views of some months together. All throw UNAVAILABLE VIEWS_OFF where no views are kept.</summary>
internal sealed class ViewReader(IGrainFactory grains, IOptions<ViewOptions> options)
{
    /// <summary>The partners with a transaction in a scope, of each month.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once for each month, when it changes after this answer; null when nobody watches.</param>
    public Task<MonthsReading<IReadOnlyList<PartnerSum>>> PartnersAsync(IReadOnlyList<int> months, ViewScope scope, IViewObserver? observer) =>
        ReadAsync(months, view => view.ReadPartners(scope, observer));

    /// <summary>As <see cref="PartnersAsync"/>, of net alone.</summary>
    public Task<MonthsReading<IReadOnlyList<PartnerNet>>> NetsAsync(IReadOnlyList<int> months, ViewScope scope, IViewObserver? observer) =>
        ReadAsync(months, view => view.ReadNets(scope, observer));

    /// <summary>The sums of a scope and of its parts, of each month; else as <see cref="PartnersAsync"/>.</summary>
    public Task<MonthsReading<ViewSums>> SumsAsync(IReadOnlyList<int> months, ViewScope scope, IViewObserver? observer) =>
        ReadAsync(months, view => view.ReadSums(scope, observer));

    /// <summary>The markets of each month.</summary>
    public Task<MonthsReading<IReadOnlyList<MarketName>>> MarketsAsync(IReadOnlyList<int> months) => ReadAsync(months, view => view.ReadMarkets());

    public void RequireViews()
    {
        if (!options.Value.Enabled)
        {
            throw RefusalStatus.ToException(Refusal.Unavailable("VIEWS_OFF",
                "This server keeps no live views over all partners. Have Views:Enabled set, or ask for each partner."));
        }
    }

    private async Task<MonthsReading<T>> ReadAsync<T>(IReadOnlyList<int> months, Func<ISalesViewGrain, ValueTask<ViewReading<T>>> read)
    {
        RequireViews();
        var readings = await Task.WhenAll(months.Select(month => read(grains.GetGrain<ISalesViewGrain>(Period.OfMonth(month).Id)).AsTask()));
        return new MonthsReading<T>([.. readings.Select(reading => reading.Value)], readings.Sum(reading => reading.Revision), readings.Min(reading => reading.AsOfMicros));
    }
}
