namespace ChannelGrains.Journal;

/// <summary>
/// Append-only journals with contiguous versions, one snapshot each, and one ordered index over all of them that is written together with
/// the records. All members are safe for several threads. A name, key or version outside its range is an <see cref="ArgumentException"/>;
/// what was stored and cannot be read back is a <see cref="JournalCorruptException"/>.
/// </summary>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>At least 1; raised when the data is restored from a backup, so that a version of before is not taken for one of after.</summary>
    long Incarnation { get; }

    /// <summary>Raised when queued appends were lost. Whoever holds state in memory from an older generation reloads it.</summary>
    int Generation { get; }

    /// <summary>False while appends are refused because the disk is full, and for good once the store failed or is closed.</summary>
    bool CanWrite { get; }

    /// <summary>
    /// Opens a journal, which need not exist. Waits until all that is queued for it is durable or lost; until the next append
    /// <see cref="JournalRef.Version"/> is then the durable one.
    /// </summary>
    ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken ct);

    /// <summary>
    /// Queues the record <paramref name="expectedVersion"/> + 1 and its index writes; never waits for I/O and copies its arguments.
    /// </summary>
    /// <returns>VersionConflict if <paramref name="expectedVersion"/> is not the journal's last queued version.</returns>
    AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index);

    bool IsCommitted(CommitTicket ticket);

    /// <summary>Completes synchronously if the outcome is known. Cancelling stops the wait, not the commit.</summary>
    ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken ct);

    /// <summary>A read ends behind the record with which it reaches so many bytes.</summary>
    const long ReadBytes = 32 << 20;

    /// <summary>Durable records only, ascending from <paramref name="fromVersion"/> without a gap; none means that there are no more, fewer than asked for
    /// also that they reach <see cref="ReadBytes"/>.</summary>
    ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken ct);

    ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken ct);

    /// <summary>
    /// Replaces the journal's snapshot. Its version must be committed. May be lost in a crash: then an older one or none is read.
    /// </summary>
    ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken ct);

    /// <summary>Answers all look-ups of <paramref name="reads"/>; sees every entry of a committed append.</summary>
    ValueTask ReadIndexAsync(IndexReads reads, CancellationToken ct);

    /// <summary>Entries whose key starts with <paramref name="prefix"/>, in the order of their bytes.</summary>
    /// <param name="after">The last key seen, exclusive, for the next page: a lower bound, or an upper bound when descending. Empty is the start.</param>
    ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken ct);

    /// <summary>Names of journals with at least one durable record, ordinal, after <paramref name="after"/> (exclusive; empty is the start).</summary>
    ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken ct);

    /// <summary>Names and last durable versions of the journals that <see cref="ListAsync"/> names, each no older than when this was called.</summary>
    ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken ct);

    /// <summary>
    /// Writes rows that can be made again from the journals, all or none of them. They have a key space of their own. A crash of the process keeps
    /// what was written; a loss of power may take the latest back, and whoever finds the index gone finds no rows either.
    /// </summary>
    ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken ct);

    /// <returns>Null if there is no such row.</returns>
    ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken ct);

    /// <summary>Rows whose key starts with <paramref name="prefix"/>, ascending, after <paramref name="after"/> (exclusive; empty is the start).</summary>
    ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken ct);
}
