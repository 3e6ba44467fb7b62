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

    /// <summary>The partners that told something since a caller's last call; null when there was none before it in this activation, or long ago. Each partner is told a caller once.</summary>
    ValueTask<IReadOnlyList<string>?> TakeChangedPartners(string caller);
}
