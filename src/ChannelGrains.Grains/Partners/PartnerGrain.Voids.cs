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

    /// <summary>Looks up originals. Steps: 1. where they are stored; 2. the record of each, once; 3. where those are that came out of quarantine since; 4. what became of them. Each step is
    /// one way to the store and back, for as many as go together.</summary>
    private async ValueTask FindOriginalsAsync(Lane lane, LaneKey laneKey, bool sequenced, List<SoughtOriginal> sought, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        // 1
        if (sequenced)
            await LocateNumberedAsync(lane, laneKey, sought, pace);
        else
            await LocateKeyedAsync(laneKey, sought);
        foreach (var original in sought)
            if (original.Locator.IsNone)
                buffer.Voids.Found[original.At] = null;
        var (standing, bytes) = (new List<(int At, StoredOriginal Original)>(), 0);
        // The record of the first one first: the others are found when they are asked for, once these are much.
        var records = new Queue<IGrouping<long, SoughtOriginal>>(
            sought.Where(original => !original.Locator.IsNone).GroupBy(original => original.Locator.Version).OrderBy(record => record.First().At));
        while (records.Count > 0 && bytes < IngestLimits.ReversedBytes)
        {
            // 2
            var stored = new List<(SoughtOriginal Original, StoredTransaction Stored)>();
            foreach (var record in await ReadRecordsAsync([.. records.Select(record => record.Key)], IngestLimits.ReversedBytes, CancellationToken.None))
            {
                var originals = records.Dequeue().ToList();
                stored.AddRange(originals.Zip(StoredTransactions.Read(record.Payload.Span, [.. originals.Select(original => original.Locator)])));
                await pace.PauseIfLongAsync();
            }
            // 3
            var replays = await FindReplaysAsync(stored, pace);
            foreach (var (original, first) in stored)
            {
                var found = Describe(original, first, replays);
                buffer.Voids.Found[original.At] = found;
                if (found is { IsQuarantined: false, Kind: not TransactionKind.Void })
                    standing.Add((original.At, found));
                bytes += found?.Target.Bytes ?? 0;
                await pace.PauseIfLongAsync();
            }
        }
        // 4
        await MarkVoidedAsync(standing, buffer);
    }

    private async ValueTask LocateKeyedAsync(LaneKey laneKey, List<SoughtOriginal> sought)
    {
        var entries = await ReadEntriesAsync(sought.Select(original => IngestKeys.Identity(new byte[IngestKeys.MaxBytes], laneKey, laneKey.Id(original.Id)).ToArray()));
        for (var i = 0; i < entries.Length; i++)
            if (entries[i] is { } known)
                sought[i].Locator = known.Locator;
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

    /// <summary>What was applied in the end of those that were in quarantine, by the item.</summary>
    private async ValueTask<Dictionary<Locator, (Locator Locator, StoredTransaction Stored)>> FindReplaysAsync(
        List<(SoughtOriginal Original, StoredTransaction Stored)> found, LongTurns.Pace pace)
    {
        var replays = new Dictionary<Locator, (Locator, StoredTransaction)>();
        List<Locator> items = [.. found.Where(each => each.Stored.Reason != QuarantineReason.Unspecified).Select(each => each.Original.Locator).Distinct()];
        if (items.Count == 0)
            return replays;
        var entries = await ReadEntriesAsync(items.Select(item => _keys.Replayed(new byte[IngestKeys.MaxBytes], item).ToArray()));
        // A replay is a record of its own.
        var records = new Queue<(Locator Item, Locator Replay)>(items.Zip(entries).Where(each => each.Second is not null).Select(each => (each.First, each.Second!.Value.Locator)));
        while (records.Count > 0)
            foreach (var record in await ReadRecordsAsync([.. records.Select(each => each.Replay.Version)], IngestLimits.ReversedBytes, CancellationToken.None))
            {
                var (item, replay) = records.Dequeue();
                replays[item] = (replay, StoredTransactions.Read(record.Payload.Span, replay));
                await pace.PauseIfLongAsync();
            }
        return replays;
    }

    /// <summary>What is stored of an original, but not yet whether it was voided; null when it is another one with the same short hash.</summary>
    private static StoredOriginal? Describe(SoughtOriginal original, StoredTransaction first, Dictionary<Locator, (Locator Locator, StoredTransaction Stored)> replays)
    {
        var isReplayed = replays.TryGetValue(original.Locator, out var replay);
        var (locator, stored) = isReplayed ? replay : (original.Locator, first);
        return Describe(stored, original.Id) is { } described
            ? new StoredOriginal(
                described.Kind, first.Reason != QuarantineReason.Unspecified && !isReplayed, IsVoided: false, new VoidTarget(stored.Bytes, stored.BusinessDay, described.Region, locator))
            : null;
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

    /// <summary>Marks those that were voided.</summary>
    private async ValueTask MarkVoidedAsync(List<(int At, StoredOriginal Original)> standing, TransactionBuffer buffer)
    {
        if (standing.Count == 0)
            return;
        var entries = await ReadEntriesAsync(standing.Select(each => _keys.Voided(new byte[IngestKeys.MaxBytes], each.Original.Target.Original).ToArray()));
        for (var i = 0; i < entries.Length; i++)
            if (entries[i] is not null)
                buffer.Voids.Found[standing[i].At] = standing[i].Original with { IsVoided = true };
    }

    private async ValueTask<IndexValue?> ReadEntryAsync(byte[] key) => _pending.TryGet(key, out var pending) ? pending : (await ReadEntriesAsync([key]))[0];

    /// <summary>What the index has under some keys; null where it has nothing.</summary>
    private async ValueTask<IndexValue?[]> ReadEntriesAsync(IEnumerable<byte[]> keys)
    {
        var reads = new IndexReads();
        foreach (var key in keys)
            reads.Add(key);
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        var entries = new IndexValue?[reads.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = reads.Found(i) ? IndexValue.Read(reads.Value(i)) : _pending.TryGet(reads.Key(i), out var pending) ? pending : null;
        return entries;
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
