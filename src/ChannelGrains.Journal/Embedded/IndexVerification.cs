using System.Buffers.Binary;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Compares the index with the log it was derived from.</summary>
internal sealed class IndexVerification(IndexDatabase index, string directory, LogFiles files, LogVerification log)
{
    private static readonly (byte Space, string Name)[] Spaces =
    [
        (IndexKeys.Meta, "positions of itself"), (IndexKeys.Name, "heads of journals"), (IndexKeys.JournalId, "names of journals"), (IndexKeys.Point, "positions of records"),
        (IndexKeys.Snapshot, "snapshots"), (IndexKeys.User, "look-ups"), (IndexKeys.Row, "saved rows"),
    ];

    /// <summary>Reads everything once: what the database keeps has checksums of its own.</summary>
    /// <returns>False if something is damaged; comparing the rest with the log is of no use then.</returns>
    public bool IsReadable()
    {
        var isReadable = true;
        foreach (var (space, name) in Spaces)
            try
            {
                index.Count(space);
            }
            catch (JournalCorruptException exception) when (exception.IsDerived)
            {
                isReadable = false;
                log.AddProblem(directory, 0, $"Of its {name}: {exception.Message}");
            }
        return isReadable;
    }

    /// <summary>What was written beside a position of the log is not of a log that ends before it.</summary>
    public void CheckNotAhead(long end)
    {
        var known = Math.Max(Position(IndexKeys.Applied), Position(IndexKeys.Rows));
        if (known > end)
            log.AddProblem(directory, 0, $"The index was written when the log reached position {known}, but the log ends at {end}: acknowledged records are missing. Restore a backup.");
    }

    /// <param name="durableVersion">The last durable version of a journal that the log has.</param>
    public void CheckSnapshots(Func<VerifiedJournal, long> durableVersion)
    {
        foreach (var entry in index.Entries(IndexKeys.Snapshot))
        {
            var journal = log.Journals.GetValueOrDefault(BinaryPrimitives.ReadUInt32BigEndian(entry.Key.Span));
            if (journal.Name is null)
                continue;
            if (StoredSnapshot.TryRead(entry.Value) is not { } snapshot)
                Problem($"The snapshot of {journal.Name} does not match its checksum.");
            else if (snapshot.Version > durableVersion(journal))
                log.AddProblem(directory, 0, $"The snapshot of {journal.Name} is at version {snapshot.Version}, but its journal ends at {durableVersion(journal)}: acknowledged records are missing. Restore a backup.");
        }
    }

    /// <param name="isComplete">Whether the index is at the end of the log, so that both must agree exactly.</param>
    public void CheckHeads(bool isComplete)
    {
        var seen = 0;
        foreach (var entry in index.Entries(IndexKeys.Name))
        {
            var name = Encoding.ASCII.GetString(entry.Key.Span);
            var head = JournalHead.Read(entry.Value.Span);
            if (!log.Journals.TryGetValue(head.Journal, out var known) || known.Name != name)
            {
                if (isComplete || head.Position < log.End.Position)
                    Problem($"The index knows the journal {name}, the log does not.");
                continue;
            }
            seen++;
            if (isComplete && (head.Version, head.Position) != (known.Version, known.Position))
                Problem($"The index has {name} at version {head.Version}, the log at {known.Version}.");
        }
        if (isComplete && seen != log.Journals.Count)
            Problem($"The index knows {seen} of the {log.Journals.Count} journals of the log.");
    }

    public void CheckPoints()
    {
        Span<byte> head = stackalloc byte[RecordView.HeaderSize];
        foreach (var entry in index.Entries(IndexKeys.Point))
        {
            var journal = BinaryPrimitives.ReadUInt32BigEndian(entry.Key.Span);
            var version = BinaryPrimitives.ReadInt64BigEndian(entry.Key.Span[sizeof(uint)..]);
            var position = BinaryPrimitives.ReadInt64LittleEndian(entry.Value.Span);
            var segment = files.Find(position);
            if (segment is null
                || segment.File.Read(position - segment.Base, head) < head.Length
                || BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) != journal
                || BinaryPrimitives.ReadInt64LittleEndian(head[16..]) != version)
                Problem($"The index has version {version} of the journal {journal} at {position}, where it is not.");
        }
    }

    /// <summary>Compares all entries with those of an index that was just built from the log.</summary>
    public void CheckEntries(IndexDatabase rebuilt)
    {
        using var actual = index.Entries(IndexKeys.User).GetEnumerator();
        using var expected = rebuilt.Entries(IndexKeys.User).GetEnumerator();
        var (hasActual, hasExpected) = (actual.MoveNext(), expected.MoveNext());
        while (hasActual || hasExpected)
        {
            var order = !hasActual ? 1 : !hasExpected ? -1 : actual.Current.Key.Span.SequenceCompareTo(expected.Current.Key.Span);
            if (order < 0)
                Problem($"The index holds the key {Hex(actual.Current)}, the log does not.");
            else if (order > 0)
                Problem($"The index misses the key {Hex(expected.Current)} of the log.");
            else if (!actual.Current.Value.Span.SequenceEqual(expected.Current.Value.Span))
                Problem($"The index holds another value for the key {Hex(actual.Current)} than the log.");
            hasActual = order <= 0 ? actual.MoveNext() : hasActual;
            hasExpected = order >= 0 ? expected.MoveNext() : hasExpected;
        }
    }

    private static string Hex(IndexEntry entry) => Convert.ToHexString(entry.Key.Span);

    private long Position(ReadOnlySpan<byte> key) => index.Get(key.ToArray()) is { } value ? BinaryPrimitives.ReadInt64LittleEndian(value) : 0;

    private void Problem(string message) => log.AddProblem(directory, 0, message + " Delete the index directory while the store is closed.");
}
