namespace ChannelGrains.Grains.Lanes;

/// <summary>A lane as callers see it.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Epoch">Current epoch; 0 while nothing was sent.</param>
/// <param name="Committed">Last number taken in it.</param>
/// <param name="LastTransactionId">Id of the last transaction taken.</param>
/// <param name="LastContentHash">Its content hash.</param>
/// <param name="LastSeenMicros">When the lane last changed, microseconds since 1970-01-01 UTC; 0 for never.</param>
/// <param name="AcceptedCount">Transactions applied.</param>
/// <param name="QuarantinedCount">Transactions quarantined.</param>
/// <param name="ConflictSeen">A number of the epoch came again with other content.</param>
/// <param name="JournalIncarnation">Of the store that it is read of.</param>
[GenerateSerializer, Immutable]
public sealed record LaneReading(
    [property: Id(0)] string SourceId,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long Committed,
    [property: Id(3)] string LastTransactionId,
    [property: Id(4)] ulong LastContentHash,
    [property: Id(5)] long LastSeenMicros,
    [property: Id(6)] long AcceptedCount,
    [property: Id(7)] long QuarantinedCount,
    [property: Id(8)] bool ConflictSeen,
    [property: Id(9)] long JournalIncarnation);
