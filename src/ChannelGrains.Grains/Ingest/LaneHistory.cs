using System.Buffers.Binary;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads what a sequenced lane stored under old numbers, from the nearest indexed record on.</summary>
internal sealed class LaneHistory(IJournalStore store, JournalRef journal, LaneKey laneKey, string sourceId, long epoch, LongTurns.Pace pace)
{
    /// <summary>Records read together: few at first, as each may have some megabytes, more while they are small. From a database as many as may lie between two indexed ones: each reading
    /// is a way there and back.</summary>
    private const int FirstReadAhead = 4, MaxReadAhead = 64, SmallBytes = 1 << 20;

    private int _readAhead = store.IsShared ? MaxReadAhead : FirstReadAhead;
    private long _next = 1;

    /// <summary>The durable bytes of some transactions from a number on, of <paramref name="count"/> at most, at least one; all must be committed, and
    /// the numbers asked for ascend from call to call.</summary>
    public async ValueTask<List<byte[]>> ReadAsync(long firstSequence, int count, CancellationToken cancellationToken)
    {
        var found = new List<byte[]>();
        // Never back to what was read before: the next number lies behind it.
        for (_next = Math.Max(_next, await NearestAsync(firstSequence, cancellationToken)); found.Count == 0;)
        {
            var records = await store.ReadAsync(journal, _next, _readAhead, cancellationToken);
            if (records.Count == 0)
                throw new InvalidDataException($"Journal {journal.Name.Value} lacks numbers from {firstSequence} on of source {sourceId}; run `channelctl journal verify`.");
            // What the records between them say of other lanes is skipped; the next number may lie far behind them, and is found by its own point.
            foreach (var record in records)
                Collect(record.Payload.Span, firstSequence, count, found);
            _next = records[^1].Version + 1;
            _readAhead = records.Sum(record => record.Payload.Length) < SmallBytes ? Math.Min(MaxReadAhead, _readAhead * 2) : FirstReadAhead;
            await pace.PauseIfLongAsync();
        }
        return found;
    }

    private async ValueTask<long> NearestAsync(long sequence, CancellationToken cancellationToken)
    {
        var above = IngestKeys.Point(new byte[IngestKeys.MaxBytes], laneKey, epoch, sequence + 1).ToArray();
        var entries = await store.ScanIndexAsync(IngestKeys.PointPrefix(laneKey, epoch), above, 1, descending: true, cancellationToken);
        return entries.Count == 0 ? 1 : BinaryPrimitives.ReadInt64LittleEndian(entries[0].Value.Span);
    }

    /// <summary>Takes the numbers that come next; records hold those of a lane without gaps, in order.</summary>
    private void Collect(ReadOnlySpan<byte> payload, long firstSequence, int count, List<byte[]> found)
    {
        if (!RecordedBatch.TryRead(payload, out var batch) || batch.Epoch != epoch || batch.SourceId != sourceId)
            return;
        for (var place = 0; place < batch.Count && found.Count < count; place++)
            if (batch.FirstSequence + place == firstSequence + found.Count)
                found.Add(batch.Transaction(place).ToArray());
    }
}
