using System.Text;

namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    public async ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken cancellationToken)
    {
        if (name == default)
            throw new ArgumentException("The journal name is the default value; give it a name.", nameof(name));
        EmbeddedJournalRef journal;
        using (Use())
            journal = _refs.GetOrLoad(name);
        while (_queue.WhenSettled(journal) is { } settled)
            await settled.WaitAsync(cancellationToken).ConfigureAwait(false);
        return journal;
    }

    public ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        using var use = Use();
        return new(_reader.Read(Own(journal), fromVersion, maxRecords, cancellationToken));
    }

    public ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken cancellationToken)
    {
        var own = Own(journal);
        if (own.Id == 0)
            return default;
        using var use = Use();
        return new(FindSnapshot(own));
    }

    public ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        var own = Own(journal);
        if (snapshot.Version < 1 || snapshot.Version > own.DurableVersion)
            throw new ArgumentException(
                $"A snapshot of {own.Name} is at version {snapshot.Version}, but only 1 to {own.DurableVersion} are committed.", nameof(snapshot));
        var value = StoredSnapshot.Write(snapshot);
        return TryPutSnapshot(own.Id, value) ? default : new ValueTask(Task.Run(() => PutSnapshot(own.Id, value), cancellationToken));
    }

    public ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken)
    {
        using var use = Use();
        _index.Answer(reads);
        return default;
    }

    public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        using var use = Use();
        return new(_index.Scan(IndexKeys.User, prefix.Span, after.Span, max, descending, cancellationToken));
    }

    public ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        using var use = Use();
        var entries = _index.Scan(IndexKeys.Name, Encoding.ASCII.GetBytes(prefix), Encoding.ASCII.GetBytes(after), max, descending: false, cancellationToken);
        return new(entries.ConvertAll(entry => new JournalName(Encoding.ASCII.GetString(entry.Key.Span))));
    }

    public async ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken cancellationToken)
    {
        var names = await ListAsync(prefix, after, max, cancellationToken);
        using var use = Use();
        var versions = new JournalVersion[names.Count];
        for (var i = 0; i < versions.Length; i++)
            versions[i] = new JournalVersion(names[i], _refs.DurableVersion(names[i]));
        return versions;
    }

    private bool TryPutSnapshot(uint journal, byte[] value)
    {
        using var use = Use();
        Span<byte> key = stackalloc byte[IndexKeys.IdSize];
        return _index.TryPut(IndexKeys.ForId(key, IndexKeys.Snapshot, journal), value);
    }

    private void PutSnapshot(uint journal, byte[] value)
    {
        using var use = Use();
        Span<byte> key = stackalloc byte[IndexKeys.IdSize];
        _index.Put(IndexKeys.ForId(key, IndexKeys.Snapshot, journal), value);
    }

    // It is derived: one that cannot be read is as good as none.
    private JournalSnapshot? FindSnapshot(EmbeddedJournalRef journal)
    {
        if (ReadStoredSnapshot(journal) is not { } stored)
            return null;
        if (StoredSnapshot.TryRead(stored) is not { } snapshot)
        {
            _damage.OnFound($"the snapshot of {journal.Name} does not match its checksum");
            return null;
        }
        if (snapshot.Version <= journal.DurableVersion)
            return snapshot;
        _instruments.OnAhead(1);
        LogSnapshotAhead(_log, journal.Name.Value, snapshot.Version, journal.DurableVersion);
        return null;
    }

    private byte[]? ReadStoredSnapshot(EmbeddedJournalRef journal)
    {
        Span<byte> key = stackalloc byte[IndexKeys.IdSize];
        try
        {
            return _index.Get(IndexKeys.ForId(key, IndexKeys.Snapshot, journal.Id));
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            return null;
        }
    }

    // The database must not be closed under a call that reads it.
    private UseScope Use()
    {
        _use.EnterReadLock();
        if (!_isDisposed)
            return new UseScope(_use);
        _use.ExitReadLock();
        throw new ObjectDisposedException(nameof(EmbeddedJournalStore));
    }

    private readonly ref struct UseScope(ReaderWriterLockSlim use)
    {
        public void Dispose() => use.ExitReadLock();
    }
}
