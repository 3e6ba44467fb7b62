namespace ChannelGrains.Domain.Ingest;

/// <summary>The live state of one source's lane to one partner.</summary>
public sealed class Lane(string sourceId)
{
    /// <summary>Lanes of a partner: the sources that may send for it.</summary>
    public const int MaxLanes = 256;

    public string SourceId { get; } = sourceId;

    /// <summary>Current epoch; 0 while nothing was sent, and always for a keyed source.</summary>
    public long Epoch { get; set; }

    /// <summary>Last number taken in the current epoch.</summary>
    public long Committed { get; set; }

    /// <summary>Id of the last transaction taken, UTF-8.</summary>
    public byte[] LastTransactionId { get; set; } = [];

    public ulong LastContentHash { get; set; }

    public long LastSeenMicros { get; set; }

    public long AcceptedCount { get; set; }

    public long QuarantinedCount { get; set; }

    public bool ConflictSeen { get; set; }

    /// <summary>Records of this epoch since one was entered in the index by its number; starts full, so that the first one is.</summary>
    public int RecordsSincePoint { get; set; } = PointInterval;

    public const int PointInterval = 32;

    /// <summary>Whether the next record is to be entered in the index by its number.</summary>
    public bool IsPointDue => RecordsSincePoint >= PointInterval;

    /// <summary>Counts a record of this epoch.</summary>
    public void CountRecord() => RecordsSincePoint = IsPointDue ? 1 : RecordsSincePoint + 1;

    public RecentIds Recent { get; set; } = new();

    public void OpenEpoch(long epoch)
    {
        Epoch = epoch;
        Committed = 0;
        ConflictSeen = false;
        RecordsSincePoint = PointInterval;
    }
}
