using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Originals that are looked up together, so that a record with several of them is read once.</summary>
    private const int OriginalsAtOnce = 128;

    /// <summary>Finds what each void of the batch reverses, or why it does not, and which waiting voids the batch's originals release. The batch is
    /// cut behind the void with which a record is full.</summary>
    private async ValueTask ResolveVoidsAsync(Lane lane, LaneKey laneKey, bool sequenced, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        var hasVoids = HasVoids(buffer);
        if (!hasVoids && !State.Quarantine.HasWaiting)
            return;
        buffer.Voids.Clear();
        buffer.Voids.IsUsed = true;
        if (hasVoids)
            EnterIds(laneKey, buffer);
        var place = -1;
        var reversedBytes = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (buffer.Transactions[i].Duplicate)
                continue;
            place++;
            if (buffer.Transactions[i].Reason == QuarantineReason.Unspecified)
            {
                if (buffer.Transactions[i].Kind != TransactionKind.Void)
                    Release(laneKey, buffer, i, place);
                else if (!ResolveInBatch(laneKey, buffer, i))
                {
                    await ResolveStoredAsync(lane, laneKey, sequenced, buffer, i, pace);
                    await pace.PauseIfLongAsync();
                }
                if (buffer.Transactions[i].Reason == QuarantineReason.VoidWaiting)
                    Park(laneKey, buffer, i, place);
                reversedBytes += buffer.Transactions[i].Voids?.Bytes ?? 0;
                if (reversedBytes >= IngestLimits.ReversedBytes)
                    buffer.Cut(i + 1);
            }
            if (hasVoids && buffer.Transactions[i].OwnsItsId)
                buffer.Voids.Decided[laneKey.Id(buffer.Bytes(buffer.Transactions[i].Id))] = (i, place);
        }
    }

    /// <summary>No sale can have the id that such a void waits for.</summary>
    private static bool IsOfItself(TransactionBuffer buffer, int at)
    {
        ref readonly var transaction = ref buffer.Transactions[at];
        return buffer.Bytes(transaction.Id).SequenceEqual(buffer.Bytes(transaction.OriginalId));
    }

    private static bool HasVoids(TransactionBuffer buffer)
    {
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Kind == TransactionKind.Void)
                return true;
        }
        return false;
    }

    private static void EnterIds(LaneKey laneKey, TransactionBuffer buffer)
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            if (!buffer.Transactions[i].Duplicate)
                buffer.Voids.FirstOf.TryAdd(laneKey.Id(buffer.Bytes(buffer.Transactions[i].Id)), i);
        }
    }

    /// <summary>An original that a void waits for takes it along: both are closed without effect.</summary>
    private void Release(LaneKey laneKey, TransactionBuffer buffer, int at, int place)
    {
        if (buffer.Voids.Waiting.Count == 0 && !State.Quarantine.HasWaiting)
            return;
        ref var transaction = ref buffer.Transactions[at];
        var id = laneKey.Id(buffer.Bytes(transaction.Id));
        if (buffer.Voids.Waiting.Remove(id, out var waiting))
            transaction.ReleasedVoid = waiting;
        else if (State.Quarantine.TryGetWaiting(id, out var item))
            transaction.ReleasedVoid = item.Value;
        else
            return;
        buffer.Voids.Reversed.Add(new Locator(Version + 1, place).Value);
    }

    /// <summary>A second void that waits for the same original is one too many.</summary>
    private void Park(LaneKey laneKey, TransactionBuffer buffer, int at, int place)
    {
        ref var transaction = ref buffer.Transactions[at];
        var id = laneKey.Id(buffer.Bytes(transaction.OriginalId));
        if (State.Quarantine.TryGetWaiting(id, out _) || !buffer.Voids.Waiting.TryAdd(id, new Locator(Version + 1, place).Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
    }

    /// <summary>Looks for the original among the transactions before the void in its batch; false when it is not there.</summary>
    private bool ResolveInBatch(LaneKey laneKey, TransactionBuffer buffer, int at)
    {
        ref var transaction = ref buffer.Transactions[at];
        if (!buffer.Voids.Decided.TryGetValue(laneKey.Id(buffer.Bytes(transaction.OriginalId)), out var found))
            return false;
        ref readonly var original = ref buffer.Transactions[found.At];
        var locator = new Locator(Version + 1, found.Place);
        if (original.Kind == TransactionKind.Void)
            transaction.Reason = QuarantineReason.VoidTargetKind;
        else if (original.Reason != QuarantineReason.Unspecified)
            transaction.Reason = QuarantineReason.VoidWaiting;
        else if (!buffer.Voids.Reversed.Add(locator.Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
        else
            transaction.Voids = new VoidTarget(buffer.Bytes(original.Bytes).ToArray(), original.BusinessDay,
                original.Region.Length > 0 ? buffer.Bytes(original.Region).ToArray() : RegionOf(original), locator);
        return true;
    }

    private async ValueTask ResolveStoredAsync(Lane lane, LaneKey laneKey, bool sequenced, TransactionBuffer buffer, int at, LongTurns.Pace pace)
    {
        if (IsOfItself(buffer, at))
        {
            buffer.Transactions[at].Reason = QuarantineReason.VoidTargetKind;
            return;
        }
        if (!buffer.Voids.Found.ContainsKey(at))
            await FindOriginalsAsync(lane, laneKey, sequenced, buffer, at, pace);
        buffer.Voids.Found.Remove(at, out var found);
        ref var transaction = ref buffer.Transactions[at];
        transaction.Reason = found.Target is { } target && !buffer.Voids.Reversed.Add(target.Original.Value) ? QuarantineReason.AlreadyVoided : found.Reason;
        if (transaction.Reason == QuarantineReason.Unspecified)
            transaction.Voids = found.Target;
    }

    /// <summary>Finds what a void would reverse now, or the reason why it would not, and the same for voids behind it, as many as go together. Steps:
    /// 1. where the originals are stored; 2. the record of each, once; 3. what became of them.</summary>
    private async ValueTask FindOriginalsAsync(Lane lane, LaneKey laneKey, bool sequenced, TransactionBuffer buffer, int at, LongTurns.Pace pace)
    {
        var sought = Sought(laneKey, buffer, at);
        // 1
        if (sequenced)
            await LocateNumberedAsync(lane, laneKey, sought, pace);
        else
            await LocateKeyedAsync(laneKey, sought);
        var bytes = 0;
        // The record of the first one first: the others are found when they are asked for, once these are much.
        foreach (var record in sought.GroupBy(original => original.Locator.Version).OrderBy(record => record.First().At))
        {
            if (bytes >= IngestLimits.ReversedBytes)
                return;
            // 2
            StoredTransaction[]? stored = record.Key == 0 ? null
                : StoredTransactions.Read((await ReadRecordAsync(record.Key, CancellationToken.None)).Span, [.. record.Select(original => original.Locator)]);
            var number = 0;
            foreach (var original in record)
            {
                // 3
                var found = stored is null ? (QuarantineReason.VoidWaiting, null) : await FindTargetAsync(original, stored[number++]);
                buffer.Voids.Found[original.At] = found;
                bytes += found.Target?.Bytes ?? 0;
                await pace.PauseIfLongAsync();
            }
        }
    }

    /// <summary>The void and those behind it whose originals are not in the batch before them, nor were looked up.</summary>
    private static List<SoughtOriginal> Sought(LaneKey laneKey, TransactionBuffer buffer, int at)
    {
        var sought = new List<SoughtOriginal>();
        for (var i = at; i < buffer.Count && sought.Count < OriginalsAtOnce; i++)
        {
            ref readonly var transaction = ref buffer.Transactions[i];
            if (transaction.Duplicate || transaction.Reason != QuarantineReason.Unspecified || transaction.Kind != TransactionKind.Void)
                continue;
            var originalId = buffer.Bytes(transaction.OriginalId);
            var isInBatch = buffer.Voids.FirstOf.TryGetValue(laneKey.Id(originalId), out var first) && first < i;
            if (i == at || (!isInBatch && !buffer.Voids.Found.ContainsKey(i)))
                sought.Add(new SoughtOriginal(i, originalId.ToArray()));
        }
        return sought;
    }

    private async ValueTask LocateKeyedAsync(LaneKey laneKey, List<SoughtOriginal> sought)
    {
        var reads = new IndexReads();
        foreach (var original in sought)
            reads.Add(IngestKeys.Identity(new byte[IngestKeys.MaxBytes], laneKey, laneKey.Id(original.Id)));
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        for (var i = 0; i < sought.Count; i++)
        {
            if (_pending.TryGet(reads.Key(i), out var known) || reads.Found(i))
                sought[i].Locator = (reads.Found(i) ? IndexValue.Read(reads.Value(i)) : known).Locator;
        }
    }

    /// <summary>Searches a sequenced lane's ids: those in memory, then those on disk.</summary>
    private async ValueTask LocateNumberedAsync(Lane lane, LaneKey laneKey, List<SoughtOriginal> sought, LongTurns.Pace pace)
    {
        var older = new List<SoughtOriginal>();
        foreach (var original in sought)
        {
            if (lane.Recent.TryFind(laneKey.ShortId(original.Id), out var recent))
                original.Locator = recent;
            else
                older.Add(original);
        }
        if (older.Count == 0)
            return;
        if (!await DurableAsync(CancellationToken.None))
            throw new Journalled.JournalLostException(Name);
        var found = await new LaneIds(Store, laneKey, pace).FindAsync([.. older.Select(original => laneKey.ShortId(original.Id))]);
        for (var i = 0; i < found.Length; i++)
            older[i].Locator = found[i];
    }

    /// <summary>What a void of a stored transaction reverses, or why it does not.</summary>
    private async ValueTask<(QuarantineReason Reason, VoidTarget? Target)> FindTargetAsync(SoughtOriginal original, StoredTransaction stored)
    {
        var locator = original.Locator;
        if (stored.Reason != QuarantineReason.Unspecified)
        {
            if (await ReadEntryAsync(_keys.Replayed(new byte[IngestKeys.MaxBytes], locator).ToArray()) is not { } replayed)
                return (QuarantineReason.VoidWaiting, null);
            locator = replayed.Locator;
            stored = await ReadStoredAsync(locator);
        }
        var (kind, region, isIt) = Describe(stored, original.Id);
        // Another one with the same short hash.
        if (!isIt)
            return (QuarantineReason.VoidWaiting, null);
        if (kind == TransactionKind.Void)
            return (QuarantineReason.VoidTargetKind, null);
        if (await ReadEntryAsync(_keys.Voided(new byte[IngestKeys.MaxBytes], locator).ToArray()) is not null)
            return (QuarantineReason.AlreadyVoided, null);
        return (QuarantineReason.Unspecified, new VoidTarget(stored.Bytes, stored.BusinessDay, region, locator));
    }

    private static (TransactionKind Kind, byte[] Region, bool IsIt) Describe(StoredTransaction stored, byte[] id)
    {
        var decoded = TransactionBuffer.Rent();
        TransactionDecoder.TryDecode(stored.Bytes, null, decoded);
        ref readonly var transaction = ref decoded.Transactions[0];
        var described = (transaction.Kind, transaction.Region.Length > 0 ? decoded.Bytes(transaction.Region).ToArray() : stored.DefaultRegion,
            decoded.Bytes(transaction.Id).SequenceEqual(id));
        TransactionBuffer.Return(decoded);
        return described;
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
