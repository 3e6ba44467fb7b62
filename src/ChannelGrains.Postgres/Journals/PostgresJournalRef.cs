using ChannelGrains.Journal;

namespace ChannelGrains.Postgres.Journals;

/// <summary>The head of one journal as this process knows it. Changed under the lock of the queue, read by anyone.</summary>
internal sealed class PostgresJournalRef(JournalName name, object store, TimeProvider time, TimeSpan belief) : JournalRef(name)
{
    private long _queued;
    private long _durable;
    private int _generation;
    private long _confirmedAt; // when the database last said how long it is, a timestamp of the time provider; 0 before

    public override long Version => Volatile.Read(ref _queued);

    public override long DurableVersion => Volatile.Read(ref _durable);

    public override int Generation => Volatile.Read(ref _generation);

    /// <summary>What is on its way says by itself whether another process was first.</summary>
    public override bool IsDoubtful => Version <= DurableVersion && Volatile.Read(ref _confirmedAt) is var at && (at == 0 || time.GetElapsedTime(at) >= belief);

    /// <summary>The store that made this reference; references are of no use in another one.</summary>
    public object Store { get; } = store;

    /// <summary>The row of the name; 0 while there is none.</summary>
    public long Id { get; set; }

    /// <summary>The last commit that this process has a record of this journal in.</summary>
    public long LastCommit { get; private set; }

    public bool HasQueued => _queued > _durable;

    public void Queue(long version, long commit)
    {
        LastCommit = commit;
        Volatile.Write(ref _queued, version);
    }

    public void SetDurable(long version)
    {
        Confirm();
        Volatile.Write(ref _durable, version);
    }

    /// <summary>What was queued is lost: who holds state of before loads it again.</summary>
    public void RollBack()
    {
        Volatile.Write(ref _generation, _generation + 1);
        Volatile.Write(ref _queued, _durable);
    }

    /// <summary>The database says that it is so long; nothing is queued.</summary>
    public void Refresh(long id, long version)
    {
        Id = id;
        if (version > _durable)
        {
            Volatile.Write(ref _durable, version);
            Volatile.Write(ref _queued, version);
        }
        Confirm();
    }

    /// <summary>The database has just said how long it is.</summary>
    public void Confirm() => Volatile.Write(ref _confirmedAt, time.GetTimestamp());
}
