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

    /// <summary>Version of the last record of this epoch that is in the index by its number; 0 before the first.</summary>
    public long PointVersion { get; set; }

    /// <summary>Records of the journal, of all lanes, that are read at most from one that is in the index by its number to the one sought.</summary>
    public const int PointInterval = 32;

    /// <summary>Whether a record of the lane is to be entered in the index by its number.</summary>
    public bool IsPointDue(long version) => PointVersion == 0 || version - PointVersion >= PointInterval;

    /// <summary>Notes a record of this epoch.</summary>
    public void EnterRecord(long version) => PointVersion = IsPointDue(version) ? version : PointVersion;

    public RecentIds Recent { get; set; } = new();

    public void OpenEpoch(long epoch)
    {
        Epoch = epoch;
        Committed = 0;
        ConflictSeen = false;
        PointVersion = 0;
    }
}
