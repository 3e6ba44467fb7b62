using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Originals that are looked up together, so that a record with several of them is read once.</summary>
    private const int OriginalsAtOnce = 128;

    /// <summary>Decides the voids of a batch, and looks up the originals that the decision asks for.</summary>
    private async ValueTask DecideVoidsAsync(Lane lane, LaneKey laneKey, bool sequenced, TransactionBuffer buffer, LongTurns.Pace pace, bool parks)
    {
        var decision = new VoidDecision(buffer, State.Quarantine, Version + 1, State.Region, parks);
        if (!decision.IsDue)
            return;
        EnterIds(laneKey, buffer);
        decision.Begin();
        while (decision.Advance() is >= 0 and var at)
        {
            await FindOriginalsAsync(lane, laneKey, sequenced, Sought(decision, buffer, at), buffer, pace);
            await pace.PauseIfLongAsync();
        }
    }

    private static void EnterIds(LaneKey laneKey, TransactionBuffer buffer)
    {
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            buffer.Voids.Ids.Add(transaction.Duplicate ? default : laneKey.Id(buffer.Bytes(transaction.Id)));
            buffer.Voids.OriginalIds.Add(transaction.Duplicate || transaction.Kind != TransactionKind.Void ? default : laneKey.Id(buffer.Bytes(transaction.OriginalId)));
        }
    }

    /// <summary>The original of a void, and those of voids behind it, as many as go together.</summary>
    private static List<SoughtOriginal> Sought(in VoidDecision decision, TransactionBuffer buffer, int at)
    {
        var sought = new List<SoughtOriginal>();
        for (var i = at; i < buffer.Count && sought.Count < OriginalsAtOnce; i++)
            if (i == at || decision.Seeks(i))
                sought.Add(new SoughtOriginal(i, buffer.Bytes(buffer.Transactions[i].OriginalId).ToArray()));
        return sought;
    }

    /// <summary>Looks up originals. Steps: 1. where they are stored; 2. the record of each, once; 3. what became of them.</summary>
    private async ValueTask FindOriginalsAsync(Lane lane, LaneKey laneKey, bool sequenced, List<SoughtOriginal> sought, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        // 1
        if (sequenced)
            await LocateNumberedAsync(lane, laneKey, sought, pace);
        else
            await LocateKeyedAsync(laneKey, sought);
        var (standing, bytes) = (new List<(int At, StoredOriginal Original)>(), 0);
        // The record of the first one first: the others are found when they are asked for, once these are much.
        foreach (var record in sought.GroupBy(original => original.Locator.Version).OrderBy(record => record.First().At))
        {
            if (bytes >= IngestLimits.ReversedBytes)
                break;
            // 2
            var stored = record.Key == 0 ? null
                : StoredTransactions.Read((await ReadRecordAsync(record.Key, CancellationToken.None)).Span, [.. record.Select(original => original.Locator)]);
            var number = 0;
            foreach (var original in record)
            {
                var found = stored is null ? null : await ReadOriginalAsync(original, stored[number++]);
                buffer.Voids.Found[original.At] = found;
                if (found is { IsQuarantined: false, Kind: not TransactionKind.Void })
                    standing.Add((original.At, found));
                bytes += found?.Target.Bytes ?? 0;
                await pace.PauseIfLongAsync();
            }
        }
        // 3
        await MarkVoidedAsync(standing, buffer);
    }

    private async ValueTask LocateKeyedAsync(LaneKey laneKey, List<SoughtOriginal> sought)
    {
        var reads = new IndexReads();
        foreach (var original in sought)
            reads.Add(IngestKeys.Identity(new byte[IngestKeys.MaxBytes], laneKey, laneKey.Id(original.Id)));
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        for (var i = 0; i < sought.Count; i++)
            if (_pending.TryGet(reads.Key(i), out var known) || reads.Found(i))
                sought[i].Locator = (reads.Found(i) ? IndexValue.Read(reads.Value(i)) : known).Locator;
    }

    /// <summary>Searches a sequenced lane's ids: those in memory, then those on disk.</summary>
    private async ValueTask LocateNumberedAsync(Lane lane, LaneKey laneKey, List<SoughtOriginal> sought, LongTurns.Pace pace)
    {
        var older = new List<SoughtOriginal>();
        foreach (var original in sought)
            if (lane.Recent.TryFind(laneKey.ShortId(original.Id), out var recent))
                original.Locator = recent;
            else
                older.Add(original);
        if (older.Count == 0)
            return;
        if (!await DurableAsync(CancellationToken.None))
            throw new Journalled.JournalLostException(Name);
        var found = await new LaneIds(Store, laneKey, pace).FindAsync([.. older.Select(original => laneKey.ShortId(original.Id))]);
        for (var i = 0; i < found.Length; i++)
            older[i].Locator = found[i];
    }

    /// <summary>What is stored of an original, but not yet whether it was voided; null when it is another one with the same short hash.</summary>
    private async ValueTask<StoredOriginal?> ReadOriginalAsync(SoughtOriginal original, StoredTransaction stored)
    {
        var locator = original.Locator;
        var isQuarantined = stored.Reason != QuarantineReason.Unspecified;
        if (isQuarantined && await ReadEntryAsync(_keys.Replayed(new byte[IngestKeys.MaxBytes], locator).ToArray()) is { } replayed)
        {
            locator = replayed.Locator;
            stored = await ReadStoredAsync(locator);
            isQuarantined = false;
        }
        if (Describe(stored, original.Id) is not { } described)
            return null;
        return new StoredOriginal(described.Kind, isQuarantined, IsVoided: false, new VoidTarget(stored.Bytes, stored.BusinessDay, described.Region, locator));
    }

    private static (TransactionKind Kind, byte[] Region)? Describe(StoredTransaction stored, byte[] id)
    {
        var decoded = TransactionBuffer.Rent();
        TransactionDecoder.TryDecode(stored.Bytes, null, decoded);
        ref readonly var transaction = ref decoded.Transactions[0];
        (TransactionKind, byte[])? described = decoded.Bytes(transaction.Id).SequenceEqual(id)
            ? (transaction.Kind, transaction.Region.Length > 0 ? decoded.Bytes(transaction.Region).ToArray() : stored.DefaultRegion)
            : null;
        TransactionBuffer.Return(decoded);
        return described;
    }

    /// <summary>Marks those that were voided. One look-up for all of them, as each is a way to the store and back.</summary>
    private async ValueTask MarkVoidedAsync(List<(int At, StoredOriginal Original)> standing, TransactionBuffer buffer)
    {
        if (standing.Count == 0)
            return;
        var reads = new IndexReads();
        foreach (var (_, original) in standing)
            reads.Add(_keys.Voided(new byte[IngestKeys.MaxBytes], original.Target.Original));
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        for (var i = 0; i < standing.Count; i++)
            if (reads.Found(i) || _pending.TryGet(reads.Key(i), out _))
                buffer.Voids.Found[standing[i].At] = standing[i].Original with { IsVoided = true };
    }

    private async ValueTask<IndexValue?> ReadEntryAsync(byte[] key)
    {
        if (_pending.TryGet(key, out var pending))
            return pending;
        var reads = new IndexReads();
        reads.Add(key);
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? IndexValue.Read(reads.Value(0)) : null;
    }

    /// <summary>Enters which originals the record reverses, so that a second void of one is noticed.</summary>
    private void IndexVoids(TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var place = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var locator = new Locator(Version + 1, place++);
            if (transaction.Voids is { } target)
                new IndexValue(locator, 0).Put(buffer.Writes, _keys.Voided(key, target.Original));
            else if (transaction.ReleasedVoid != 0)
                new IndexValue(new Locator(transaction.ReleasedVoid), 0).Put(buffer.Writes, _keys.Voided(key, locator));
        }
    }
}
