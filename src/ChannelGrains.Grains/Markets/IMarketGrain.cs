using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Markets;

/// <summary>What was reported of one market, a region and a category; the key is <see cref="MarketNames.GrainKey"/>.</summary>
public interface IMarketGrain : IGrainWithStringKey
{
    Task<Answer<MarketReported>> ReportSize(ReportMarketSize command, RequestStamp request);

    Task<Answer<MarketReported>> ReportCompetitor(ReportCompetitorSales command, RequestStamp request);

    /// <summary>The reports of some months.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="observer">Told, once, when anything was reported after this answer; null when nobody watches.</param>
    Task<Answer<MarketReading>> Read(IReadOnlyList<int> months, IChangeObserver? observer);
}
