namespace ChannelGrains.Journal;

/// <summary>Append-only journals with contiguous versions and one snapshot each.</summary>
public interface IJournals
{
    /// <summary>
    /// Opens a journal, which need not exist. Waits until all that is queued for it is durable or lost; until the next append
    /// <see cref="JournalRef.Version"/> is then the durable one.
    /// </summary>
    ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken cancellationToken);

    /// <summary>
    /// Queues the record <paramref name="expectedVersion"/> + 1 and its index writes; never waits for I/O and copies its arguments.
    /// </summary>
    /// <returns>VersionConflict if <paramref name="expectedVersion"/> is not the journal's last queued version.</returns>
    AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index);

    /// <summary>A read ends behind the record with which it reaches so many bytes.</summary>
    const long ReadBytes = 32 << 20;

    /// <summary>Durable records only, ascending from <paramref name="fromVersion"/> without a gap; none means that there are no more, fewer than asked for
    /// also that they reach <see cref="ReadBytes"/>.</summary>
    ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken);

    /// <summary>Some records, in the order in which they are asked for, at least the first; ends behind the one with which it reaches <paramref name="maxBytes"/>. Where the store is elsewhere,
    /// all are one way there and back.</summary>
    /// <param name="journal">The journal, of which all of them are durable.</param>
    /// <param name="versions">Which, each once; at least one.</param>
    /// <param name="maxBytes">Of payloads, at most <see cref="ReadBytes"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalCorruptException">One is not there.</exception>
    async ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, IReadOnlyList<long> versions, long maxBytes, CancellationToken cancellationToken)
    {
        var (records, bytes) = (new List<JournalRecord>(), 0L);
        while (records.Count < versions.Count && bytes < maxBytes)
        {
            var version = versions[records.Count];
            var read = await ReadAsync(journal, version, 1, cancellationToken);
            if (read.Count == 0 || read[0].Version != version)
                throw new JournalCorruptException($"Journal {journal.Name.Value} has no record {version}; run `channelctl journal verify`.");
            records.Add(read[0]);
            bytes += read[0].Payload.Length;
        }
        return records;
    }

    ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the journal's snapshot. Its version must be committed. May be lost in a crash: then an older one or none is read.
    /// </summary>
    ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Names of journals with at least one durable record, ordinal, after <paramref name="after"/> (exclusive; empty is the start).</summary>
    ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken cancellationToken);

    /// <summary>Names and last durable versions of the journals that <see cref="ListAsync"/> names, each no older than when this was called.</summary>
    ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken cancellationToken);
}
