using System.Buffers.Binary;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads what a sequenced lane stored under old numbers, from the nearest indexed record on.</summary>
internal sealed class LaneHistory(IJournalStore store, JournalRef journal, ulong laneHash, string sourceId, long epoch)
{
    private const int ReadAhead = 64;

    /// <summary>The durable bytes of <paramref name="count"/> transactions from a number on; all must be committed.</summary>
    public async ValueTask<byte[][]> ReadAsync(long firstSequence, int count, CancellationToken cancellationToken)
    {
        var found = new byte[count][];
        var missing = count;
        for (var version = await NearestAsync(firstSequence, cancellationToken); missing > 0;)
        {
            var records = await store.ReadAsync(journal, version, ReadAhead, cancellationToken);
            if (records.Count == 0)
                throw new InvalidDataException($"Journal {journal.Name.Value} lacks numbers {firstSequence} to {firstSequence + count - 1} of source {sourceId}; run `channelctl journal verify`.");
            foreach (var record in records)
                missing -= Collect(record.Payload.Span, firstSequence, found);
            version = records[^1].Version + 1;
        }
        return found;
    }

    private async ValueTask<long> NearestAsync(long sequence, CancellationToken cancellationToken)
    {
        var above = IngestKeys.Point(new byte[IngestKeys.MaxBytes], laneHash, epoch, sequence + 1).ToArray();
        var entries = await store.ScanIndexAsync(IngestKeys.PointPrefix(laneHash, epoch), above, 1, descending: true, cancellationToken);
        return entries.Count == 0 ? 1 : BinaryPrimitives.ReadInt64LittleEndian(entries[0].Value.Span);
    }

    private int Collect(ReadOnlySpan<byte> payload, long firstSequence, byte[][] found)
    {
        if (!RecordedBatch.TryRead(payload, out var batch) || batch.Epoch != epoch || batch.SourceId != sourceId)
            return 0;
        var collected = 0;
        for (var place = 0; place < batch.Count; place++)
        {
            var at = batch.FirstSequence + place - firstSequence;
            if (at < 0 || at >= found.Length || found[at] is not null)
                continue;
            found[at] = batch.Transaction(place).ToArray();
            collected++;
        }
        return collected;
    }
}
