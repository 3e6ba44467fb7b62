namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The head of one opened journal. The queued half belongs to whoever holds the lock of the queue, the durable half to the thread that applies;
/// read by anyone, who sees a durable version only once its position is there.
/// </summary>
internal sealed class EmbeddedJournalRef : JournalRef
{
    private long _queuedVersion;
    private long _durableVersion;
    private long _durablePosition;
    private int _generation;

    public EmbeddedJournalRef(JournalName name, object store, JournalHead head) : base(name)
    {
        (Store, Id) = (store, head.Journal);
        (_queuedVersion, QueuedPosition) = (head.Version, head.Position);
        (_durableVersion, _durablePosition) = (head.Version, head.Position);
    }

    public override long Version => Volatile.Read(ref _queuedVersion);

    public override int Generation => Volatile.Read(ref _generation);

    /// <summary>The store that made this reference; references are of no use in another one.</summary>
    public object Store { get; }

    /// <summary>The number that stands for the name in the log; 0 until the first append.</summary>
    public uint Id { get; set; }

    public long QueuedPosition { get; private set; }

    /// <summary>The last group that holds a record of this journal.</summary>
    public long LastGroup { get; private set; }

    public override long DurableVersion => Volatile.Read(ref _durableVersion);

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
        Volatile.Write(ref _durablePosition, position);
        Volatile.Write(ref _durableVersion, version);
    }

    /// <summary>For recovery, when nothing is queued.</summary>
    public void Recover(uint id, long version, long position)
    {
        Id = id;
        SetDurable(version, position);
        Queue(version, position, 0);
    }

    public void RollBack()
    {
        Volatile.Write(ref _generation, _generation + 1);
        Queue(DurableVersion, DurablePosition, 0);
    }
}
