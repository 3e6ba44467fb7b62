using ChannelGrains.Journal;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>The journal port with the version check switched off: whoever appends, appends at the end. That is what a table without a unique
/// (journal, version) would do.</summary>
internal sealed class BlindJournalStore(IJournalStore store) : IJournalStore
{
    public uint StoreNumber => store.StoreNumber;

    public long Incarnation => store.Incarnation;

    public int Generation => store.Generation;

    public bool CanWrite => store.CanWrite;

    public Task<VerifyReport> VerifyAsync(CancellationToken ct) => store.VerifyAsync(ct);

    public ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken ct) => store.OpenAsync(name, ct);

    public AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index) =>
        store.Append(journal, journal.Version, payload, index);

    public bool IsCommitted(CommitTicket ticket) => store.IsCommitted(ticket);

    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken ct) => store.WhenCommitted(ticket, ct);

    public ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken ct) =>
        store.ReadAsync(journal, fromVersion, maxRecords, ct);

    public ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken ct) => store.ReadSnapshotAsync(journal, ct);

    public ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken ct) => store.WriteSnapshotAsync(journal, snapshot, ct);

    public ValueTask ReadIndexAsync(IndexReads reads, CancellationToken ct) => store.ReadIndexAsync(reads, ct);

    public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken ct) =>
        store.ScanIndexAsync(prefix, after, max, descending, ct);

    public ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken ct) => store.ListAsync(prefix, after, max, ct);

    public ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken ct) =>
        store.ListVersionsAsync(prefix, after, max, ct);

    public ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken ct) => store.WriteRowsAsync(rows, ct);

    public ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken ct) => store.ReadRowAsync(key, ct);

    public ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken ct) =>
        store.ScanRowsAsync(prefix, after, max, ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
