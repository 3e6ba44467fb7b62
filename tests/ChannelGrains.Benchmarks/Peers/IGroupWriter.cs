namespace ChannelGrains.Benchmarks.Peers;

/// <summary>One connection to a store.</summary>
internal interface IGroupWriter : IAsyncDisposable
{
    /// <summary>Writes all of a group or nothing, and returns when it is on disk. Marks what the store had already in each batch's
    /// <see cref="PeerBatch.Duplicates"/>. Called once at a time.</summary>
    Task WriteAsync(IReadOnlyCollection<PartnerGroup> group);
}
