namespace ChannelGrains.Journal;

/// <summary>What became of an append. Where several apply, the first in the order TooLarge, Closed, VersionConflict, Full is answered.</summary>
public enum AppendStatus
{
    /// <summary>Queued; the ticket tells when it is durable.</summary>
    Queued,

    /// <summary>Another append took this version: drop the state in memory and reload.</summary>
    VersionConflict,

    /// <summary>The queue or the disk is full; nothing was queued. Try later.</summary>
    Full,

    /// <summary>The record is larger than the store takes, with its index writes; nothing was queued, and the same one never will be.</summary>
    TooLarge,

    /// <summary>The store is closed or failed for good; nothing was queued.</summary>
    Closed,
}
