namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The head of one opened journal. The queued half belongs to whoever holds the lock of the queue, the durable half to the thread that applies;
/// the durable position is published last and read by anyone.
/// </summary>
internal sealed class EmbeddedJournalRef : JournalRef
{
    private long _queuedVersion;
    private long _durablePosition;

    public EmbeddedJournalRef(JournalName name, object store, JournalHead head) : base(name)
    {
        (Store, Id) = (store, head.Journal);
        (_queuedVersion, QueuedPosition) = (head.Version, head.Position);
        (DurableVersion, _durablePosition) = (head.Version, head.Position);
    }

    public override long Version => Volatile.Read(ref _queuedVersion);

    /// <summary>The store that made this reference; references are of no use in another one.</summary>
    public object Store { get; }

    /// <summary>The number that stands for the name in the log; 0 until the first append.</summary>
    public uint Id { get; set; }

    public long QueuedPosition { get; private set; }

    /// <summary>The last group that holds a record of this journal.</summary>
    public long LastGroup { get; private set; }

    public long DurableVersion { get; private set; }

    /// <summary>Position of the last durable record; 0 if there is none.</summary>
    public long DurablePosition => Volatile.Read(ref _durablePosition);

    /// <summary>Whether the database holds an older head.</summary>
    public bool IsDirty { get; set; }

    public JournalHead Head => new(Id, DurableVersion, DurablePosition);

    public void Queue(long version, long position, long group)
    {
        Volatile.Write(ref _queuedVersion, version);
        (QueuedPosition, LastGroup) = (position, group);
    }

    public void SetDurable(long version, long position)
    {
        DurableVersion = version;
        Volatile.Write(ref _durablePosition, position);
    }

    /// <summary>For recovery, when nothing is queued.</summary>
    public void Recover(uint id, long version, long position)
    {
        Id = id;
        SetDurable(version, position);
        Queue(version, position, 0);
    }

    public void RollBack() => Queue(DurableVersion, DurablePosition, 0);
}
