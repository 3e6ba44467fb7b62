using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Markets.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Markets;

/// <summary>What was reported of one market, a region and a category; the key is <see cref="MarketNames.GrainKey"/>.</summary>
public interface IMarketGrain : IGrainWithStringKey
{
    Task<Answer<ReportMarketSizeResponse>> ReportSize([Immutable] ReportMarketSizeRequest request, string principal);

    Task<Answer<ReportCompetitorSalesResponse>> ReportCompetitor([Immutable] ReportCompetitorSalesRequest request, string principal);

    /// <summary>The reports of some months.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="observer">Told, once, when anything was reported after this answer; null when nobody watches.</param>
    Task<Answer<MarketReading>> Read(IReadOnlyList<int> months, IChangeObserver? observer);
}
