namespace ChannelGrains.Client;

/// <summary>
/// Counts the transactions between two calls of FlushAsync that have no result yet. Guarded by the sender's lock.
/// </summary>
internal sealed class FlushMark
{
    public long Unresolved { get; set; }

    /// <summary>Set by the flush that closes the mark; completed when this mark and all earlier ones are resolved.</summary>
    public TaskCompletionSource? Flushed { get; set; }
}
