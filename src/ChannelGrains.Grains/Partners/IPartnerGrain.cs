using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;
using ChannelGrains.Grains.Watching;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

/// <summary>One partner. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerGrain : IGrainWithStringKey
{
    /// <summary>Takes batches in their order. Their bytes are read only until the call returns.</summary>
    ValueTask<IngestReply> Ingest([Immutable] IngestCall call);

    /// <summary>The categories and regions in use.</summary>
    Task<Answer<UsedNames>> ListNames();

    /// <summary>The figures of a period, compared with the period before.</summary>
    [AlwaysInterleave]
    ValueTask<Answer<PartnerFigures>> GetKpis(Period period);

    /// <summary>The figures of a period; the observer is told, once, when the partner changes after them.</summary>
    [AlwaysInterleave]
    ValueTask<Answer<PartnerFigures>> WatchKpis(Period period, IChangeObserver observer);

    /// <summary>One measure by steps.</summary>
    [AlwaysInterleave]
    ValueTask<Answer<PartnerSeries>> GetSeries(SalesMeasure measure, [Immutable] IReadOnlyList<Period> steps, string? category);
}
