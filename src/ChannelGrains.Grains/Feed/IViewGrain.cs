using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Grains.Feed;

/// <summary>A view, as the feed knows it. It shows only what is durable.</summary>
public interface IViewGrain : IGrainWithStringKey
{
    /// <summary>Takes what partners of one process tell. The update is read only until the call returns.</summary>
    /// <returns>The partners that have to tell all of their cells, because the view misses versions of them.</returns>
    ValueTask<IReadOnlyList<string>> Apply([Immutable] ViewUpdate update);

    /// <summary>What the view shows of one partner.</summary>
    ValueTask<PartnerReading> ReadPartner(string partnerId);
}
