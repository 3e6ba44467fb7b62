using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Lookup;

/// <summary>What is stored of numbered lanes of a partner that is not in memory: full blocks of ids in the index, the ids since in its snapshot, and those since that in
/// its journal.</summary>
/// <param name="journals">The journals.</param>
/// <param name="index">The index.</param>
/// <param name="turns">Has long work pause.</param>
/// <param name="count">Bounds it.</param>
/// <param name="lanes">The lanes, by source.</param>
internal sealed class StoredLanes(IJournals journals, IJournalIndex index, LongTurns turns, LookUpCount count, IReadOnlyDictionary<string, LaneKey> lanes)
{
    private const int RecordsAtOnce = 64;
    private const int KiB = 1_024;
    private const uint TransactionId = (Transaction.TransactionIdFieldNumber << 3) | 2;

    /// <summary>Whether one of them may have an id; null where finding out takes too many look-ups.</summary>
    public async ValueTask<bool?> MayHaveAsync(string partner, byte[] id, CancellationToken cancellationToken)
    {
        using var pace = turns.Begin();
        foreach (var lane in lanes.Values)
        {
            var ids = new LaneIds(index, lane, pace);
            if (!count.TryAdd(1 + await ids.CountReadsAsync()))
                return null;
            if (!(await ids.FindAsync([lane.ShortId(id)]))[0].IsNone)
                return true;
        }
        var journal = await journals.OpenAsync(new JournalName(JournalNames.Partner + partner), cancellationToken);
        var version = 0L;
        if (await journals.ReadSnapshotAsync(journal, cancellationToken) is { } snapshot)
        {
            if (!count.TryAdd(1 + (snapshot.Payload.Length / KiB)))
                return null;
            if (PartnerStateFold.IngestOf(snapshot) is { } ingest)
            {
                if (ingest.Lanes.Any(lane => lanes.TryGetValue(lane.SourceId, out var known) && lane.RecentHashes.Contains(known.ShortId(id))))
                    return true;
                version = snapshot.Version;
            }
        }
        return await MayHaveSinceAsync(journal, version, id, cancellationToken);
    }

    private async ValueTask<bool?> MayHaveSinceAsync(JournalRef journal, long version, byte[] id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var records = await journals.ReadAsync(journal, version + 1, RecordsAtOnce, cancellationToken);
            foreach (var record in records)
            {
                if (!count.TryAdd(1 + (record.Payload.Length / KiB)))
                    return null;
                if (Has(record.Payload.Span, id))
                    return true;
            }
            if (records.Count == 0)
                return false;
            version = records[^1].Version;
        }
    }

    private bool Has(ReadOnlySpan<byte> record, ReadOnlySpan<byte> id)
    {
        if (!RecordedBatch.TryRead(record, out var batch) || !lanes.ContainsKey(batch.SourceId))
            return false;
        for (var place = 0; place < batch.Count; place++)
            if (IdOf(batch.Transaction(place)).SequenceEqual(id))
                return true;
        return false;
    }

    private static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> transaction)
    {
        var reader = new WireReader(transaction);
        var id = ReadOnlySpan<byte>.Empty;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == TransactionId)
                id = reader.ReadBytes();
            else
                reader.Skip(tag);
        return id;
    }
}
