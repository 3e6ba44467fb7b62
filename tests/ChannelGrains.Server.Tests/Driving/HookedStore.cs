using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The real store with places where a test holds or refuses what passes.</summary>
internal sealed class HookedStore(IJournalStore inner) : IJournalStore
{
    private TaskCompletionSource? _commitsHeld;
    private int _held;
    private long _reads, _recordsRead, _indexBytesRead;

    /// <summary>The one that the server opens by its settings, with hooks.</summary>
    public static HookedStore Of(IServiceProvider server) =>
        new(server.GetService<PostgresJournalStore>() ?? (IJournalStore)server.GetRequiredService<EmbeddedJournalStore>());

    /// <summary>Calls that read records, and the records that they read.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    public long RecordsRead => Interlocked.Read(ref _recordsRead);

    /// <summary>Bytes of the index's values that were read.</summary>
    public long IndexBytesRead => Interlocked.Read(ref _indexBytesRead);

    /// <summary>Called before index look-ups; what it returns is waited for.</summary>
    public Func<Task>? BeforeReadIndex { get; set; }

    /// <summary>Called before the index is scanned, with the prefix; what it returns is waited for.</summary>
    public Func<ReadOnlyMemory<byte>, Task>? BeforeScanIndex { get; set; }

    /// <summary>Called before records are read; what it returns is waited for.</summary>
    public Func<JournalRef, Task>? BeforeRead { get; set; }

    /// <summary>Called before journals are listed; what it returns is waited for.</summary>
    public Func<CancellationToken, Task>? BeforeList { get; set; }

    /// <summary>Called before versions are listed; what it returns is waited for.</summary>
    public Func<CancellationToken, Task>? BeforeListVersions { get; set; }

    /// <summary>Called before an append; a status refuses it.</summary>
    public Func<JournalRef, AppendStatus?>? BeforeAppend { get; set; }

    /// <summary>Called before rows are scanned, with their prefix; may throw.</summary>
    public Action<ReadOnlyMemory<byte>>? BeforeScanRows { get; set; }

    /// <summary>Called before a row is read, with its key; may throw.</summary>
    public Action<ReadOnlyMemory<byte>>? BeforeReadRow { get; set; }

    /// <summary>Called after an append was queued, before its caller knows.</summary>
    public Action<JournalRef>? AfterAppend { get; set; }

    /// <summary>Index entries of this space get lost.</summary>
    public byte? LosesIndexOf { get; set; }

    /// <summary>Waits for commits that are held now.</summary>
    public int HeldWaits => Volatile.Read(ref _held);

    public uint StoreNumber => inner.StoreNumber;

    public long Incarnation => inner.Incarnation;

    public bool IsShared => inner.IsShared;

    public bool CanWrite => inner.CanWrite;

    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) => inner.VerifyAsync(cancellationToken);

    /// <summary>Makes every append look as if its sync had not come back yet.</summary>
    public void HoldCommits() => _commitsHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReleaseCommits()
    {
        var held = _commitsHeld;
        _commitsHeld = null;
        held?.SetResult();
    }

    public ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken cancellationToken) => inner.OpenAsync(name, cancellationToken);

    public AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index)
    {
        if (BeforeAppend?.Invoke(journal) is { } refused)
            return new AppendResult(refused, default);
        var result = inner.Append(journal, expectedVersion, payload, LosesIndexOf is { } space && index is not null ? Without(index, space) : index);
        AfterAppend?.Invoke(journal);
        return result;
    }

    private static IndexWrites Without(IndexWrites index, byte space)
    {
        var kept = new IndexWrites();
        foreach (var write in index)
            if (write.Key[0] == space)
                continue;
            else if (write.IsDelete)
                kept.Delete(write.Key);
            else
                kept.Put(write.Key, write.Value);
        return kept;
    }

    public bool IsCommitted(CommitTicket ticket) => _commitsHeld is null ? inner.IsCommitted(ticket) : ticket == default;

    public async ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken)
    {
        if (_commitsHeld is { } held && ticket != default)
        {
            Interlocked.Increment(ref _held);
            await held.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _held);
        }
        return await inner.WhenCommitted(ticket, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken)
    {
        if (BeforeRead is { } before)
            await before(journal);
        var records = await inner.ReadAsync(journal, fromVersion, maxRecords, cancellationToken);
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _recordsRead, records.Count);
        return records;
    }

    public ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken cancellationToken) => inner.ReadSnapshotAsync(journal, cancellationToken);

    public ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken cancellationToken) => inner.WriteSnapshotAsync(journal, snapshot, cancellationToken);

    public async ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken)
    {
        if (BeforeReadIndex is { } before)
            await before();
        await inner.ReadIndexAsync(reads, cancellationToken);
        for (var i = 0; i < reads.Count; i++)
            Interlocked.Add(ref _indexBytesRead, reads.Value(i).Length);
    }

    public async ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken)
    {
        if (BeforeScanIndex is { } before)
            await before(prefix);
        var entries = await inner.ScanIndexAsync(prefix, after, max, descending, cancellationToken);
        Interlocked.Add(ref _indexBytesRead, entries.Sum(entry => entry.Value.Length));
        return entries;
    }

    public async ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken cancellationToken)
    {
        if (BeforeList is { } before)
            await before(cancellationToken);
        return await inner.ListAsync(prefix, after, max, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken cancellationToken)
    {
        if (BeforeListVersions is { } before)
            await before(cancellationToken);
        return await inner.ListVersionsAsync(prefix, after, max, cancellationToken);
    }

    public ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken cancellationToken) => inner.WriteRowsAsync(rows, cancellationToken);

    public ValueTask WriteRowsAsync(IndexWrites rows, IReadOnlyList<long> versions, CancellationToken cancellationToken) => inner.WriteRowsAsync(rows, versions, cancellationToken);

    public ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        BeforeReadRow?.Invoke(key);
        return inner.ReadRowAsync(key, cancellationToken);
    }

    public ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken)
    {
        BeforeScanRows?.Invoke(prefix);
        return inner.ScanRowsAsync(prefix, after, max, cancellationToken);
    }

    public ValueTask DisposeAsync() => default;
}
