using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>What a source has of one partner: transactions by number from 1, and how many of them were sent. Lives longer than a sender.</summary>
/// <param name="partnerId">The partner.</param>
/// <param name="at">The transaction of a number.</param>
internal sealed class ClusterLane(string partnerId, Func<long, Transaction> at)
{
    private long _sent;

    public string PartnerId => partnerId;

    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>The next one. It counts as sent.</summary>
    public Transaction Next() => at(Interlocked.Increment(ref _sent));
}
