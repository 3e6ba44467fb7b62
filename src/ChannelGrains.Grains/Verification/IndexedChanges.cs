using System.Runtime.CompilerServices;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Verification;

/// <summary>What the index has of one journal's changes, compared with its records. From the first change that the index has on, in either order, it must have each,
/// twice and as the record says; those before it were recorded when there was no index of changes.</summary>
/// <param name="index">The index.</param>
/// <param name="journal">The journal.</param>
internal sealed class IndexedChanges(IJournalIndex index, JournalName journal)
{
    private const int AtOnce = 1_024;

    private readonly List<(long Version, ChangeEntry Entry)> _recorded = [];

    /// <summary>Takes note of what a record's entries must say; in the order of the journal.</summary>
    public void OnRecord(JournalRecord record)
    {
        if (!RecordedBatch.IsBatch(record.Payload.Span) && ChangeIndex.EntryOf(Fact.Parser.ParseFrom(record.Payload.Span)) is { } entry)
            _recorded.Add((record.Version, entry));
    }

    /// <summary>What the index says otherwise than the records up to a version.</summary>
    public async ValueTask<IReadOnlyList<string>> CompareAsync(long end, CancellationToken cancellationToken)
    {
        var (lost, surplus, isBegun) = (0, await CountSurplusAsync(end, cancellationToken), false);
        foreach (var some in _recorded.Chunk(AtOnce))
        {
            var reads = new IndexReads();
            foreach (var (version, entry) in some)
            {
                reads.Add(ChangeIndex.Key(journal.Value, version));
                reads.Add(ChangeIndex.Key(entry.RecordedAtMicros, journal.Value, version));
            }
            await index.ReadIndexAsync(reads, cancellationToken);
            for (var number = 0; number < reads.Count; number++)
            {
                isBegun |= reads.Found(number - (number % 2)) || reads.Found(number - (number % 2) + 1);
                lost += isBegun && !(reads.Found(number) && reads.Value(number).SequenceEqual(some[number / 2].Entry.ToByteArray())) ? 1 : 0;
            }
        }
        List<string> differences = [];
        if (lost > 0)
            differences.Add($"{lost} entries are missing or say something else");
        if (surplus > 0)
            differences.Add($"{surplus} entries are of no change");
        return differences;
    }

    /// <summary>Entries among all changes that are of no entry of their journal.</summary>
    public static async IAsyncEnumerable<(JournalName Journal, long Version)> StraysAsync(IJournalIndex index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(ChangeIndex.All, after, AtOnce, descending: false, cancellationToken);
            List<(JournalName Journal, long Version)> shown = [.. page.Select(entry => (new JournalName(ChangeIndex.JournalOf(entry.Key.Span)), ChangeIndex.VersionOf(entry.Key.Span)))];
            var reads = new IndexReads();
            foreach (var (journal, version) in shown)
                reads.Add(ChangeIndex.Key(journal.Value, version));
            await index.ReadIndexAsync(reads, cancellationToken);
            for (var number = 0; number < page.Count; number++)
                if (!reads.Found(number) || !reads.Value(number).SequenceEqual(page[number].Value.Span) || !IsAtItsTime(page[number]))
                    yield return shown[number];
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == AtOnce);
    }

    private static bool IsAtItsTime(IndexEntry entry) => entry.Key.Span.StartsWith(ChangeIndex.At(ChangeEntry.Parser.ParseFrom(entry.Value.Span).RecordedAtMicros));

    private async ValueTask<int> CountSurplusAsync(long end, CancellationToken cancellationToken)
    {
        var recorded = _recorded.Select(one => one.Version).ToHashSet();
        var surplus = 0;
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(ChangeIndex.Of(journal.Value), after, AtOnce, descending: false, cancellationToken);
            surplus += page.Count(entry => ChangeIndex.VersionOf(entry.Key.Span) is var version && version <= end && !recorded.Contains(version));
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == AtOnce);
        return surplus;
    }
}
