using ChannelGrains.Journal;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>The journal port over another, of which a test changes what it is about.</summary>
internal abstract class PassingStore(IJournalStore store) : IJournalStore
{
    public uint StoreNumber => store.StoreNumber;

    public long Incarnation => store.Incarnation;

    public bool IsShared => store.IsShared;

    public bool CanWrite => store.CanWrite;

    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) => store.VerifyAsync(cancellationToken);

    public ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken cancellationToken) => store.OpenAsync(name, cancellationToken);

    public virtual AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index) =>
        store.Append(journal, expectedVersion, payload, index);

    public bool IsCommitted(CommitTicket ticket) => store.IsCommitted(ticket);

    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken) => store.WhenCommitted(ticket, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken) =>
        store.ReadAsync(journal, fromVersion, maxRecords, cancellationToken);

    public ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken cancellationToken) => store.ReadSnapshotAsync(journal, cancellationToken);

    public ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken cancellationToken) => store.WriteSnapshotAsync(journal, snapshot, cancellationToken);

    public ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken) => store.ReadIndexAsync(reads, cancellationToken);

    public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken) =>
        store.ScanIndexAsync(prefix, after, max, descending, cancellationToken);

    public ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken cancellationToken) => store.ListAsync(prefix, after, max, cancellationToken);

    public ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken cancellationToken) =>
        store.ListVersionsAsync(prefix, after, max, cancellationToken);

    public ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken cancellationToken) => store.WriteRowsAsync(rows, cancellationToken);

    public ValueTask WriteRowsAsync(IndexWrites rows, IReadOnlyList<long> versions, CancellationToken cancellationToken) => store.WriteRowsAsync(rows, versions, cancellationToken);

    public ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken) => store.ReadRowAsync(key, cancellationToken);

    public ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken) =>
        store.ScanRowsAsync(prefix, after, max, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
