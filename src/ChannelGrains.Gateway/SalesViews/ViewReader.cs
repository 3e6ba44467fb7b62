using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.SalesViews;

/// <summary>Reads the views of some months together. All throw UNAVAILABLE VIEWS_OFF where no views are kept.</summary>
internal sealed class ViewReader(IGrainFactory grains, WatchPace pace, IOptions<ViewOptions> options) : IDisposable
{
    /// <summary>Questions that are read at once; others wait. Each has what its scope sold, by month and partner, in memory.</summary>
    private const int AtOnce = 8;

    /// <summary>What reading a month costs beside its work: a message and its answer.</summary>
    private const long MonthOverheadMicros = 20;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>The partners with a transaction in a scope, of each month.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once for each month, when the scope changes after this answer; null when nobody watches.</param>
    public Task<MonthsReading<IReadOnlyList<PartnerSum>>> PartnersAsync(IReadOnlyList<int> months, ViewScope scope, IChangeObserver? observer) =>
        ReadAsync(months, view => view.ReadPartners(scope, observer), isWatched: observer is not null);

    /// <summary>As <see cref="PartnersAsync"/>, of net alone.</summary>
    public Task<MonthsReading<IReadOnlyList<PartnerNet>>> NetsAsync(IReadOnlyList<int> months, ViewScope scope, IChangeObserver? observer) =>
        ReadAsync(months, view => view.ReadNets(scope, observer), isWatched: observer is not null);

    /// <summary>The sums of a scope and of its parts, of each month; else as <see cref="PartnersAsync"/>.</summary>
    public Task<MonthsReading<ViewSums>> SumsAsync(IReadOnlyList<int> months, ViewScope scope, IChangeObserver? observer) =>
        ReadAsync(months, view => view.ReadSums(scope, observer), isWatched: observer is not null);

    /// <summary>The markets of each month.</summary>
    public Task<MonthsReading<IReadOnlyList<MarketName>>> MarketsAsync(IReadOnlyList<int> months) => ReadAsync(months, view => view.ReadMarkets(), isWatched: false);

    public void Dispose() => _turns.Dispose();

    public void RequireViews()
    {
        if (!options.Value.Enabled)
            throw RefusalStatus.ToException(new Refusal(RefusalKind.Unavailable, "VIEWS_OFF",
                "This server keeps no live views over all partners. Have Views:Enabled set, or ask for each partner."));
    }

    private async Task<MonthsReading<T>> ReadAsync<T>(IReadOnlyList<int> months, Func<ISalesViewGrain, ValueTask<ViewReading<T>>> read, bool isWatched)
    {
        RequireViews();
        var readings = await ReadAllAsync();
        if (isWatched)
            pace.Spend(TimeSpan.FromMicroseconds(readings.Sum(reading => reading.WorkMicros + MonthOverheadMicros)));
        return new MonthsReading<T>([.. readings.Select(reading => reading.Value)], readings.Sum(reading => reading.Revision), readings.Min(reading => reading.AsOfMicros));

        async Task<ViewReading<T>[]> ReadAllAsync()
        {
            await _turns.WaitAsync();
            try
            {
                return await Task.WhenAll(months.Select(month => read(grains.GetGrain<ISalesViewGrain>(Period.OfMonth(month).Id)).AsTask()));
            }
            finally
            {
                _turns.Release();
            }
        }
    }
}
