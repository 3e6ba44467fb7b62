using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    private const int BlocksAtOnce = 64;

    private readonly HashSet<long> _voidedInBatch = [];
    private readonly Dictionary<ulong, long> _waitingInBatch = [];

    /// <summary>Finds what each void of the batch reverses, or why it does not, and which waiting voids the batch's originals release. The batch is
    /// cut behind the void with which a record is full.</summary>
    private async ValueTask ResolveVoidsAsync(Lane lane, ulong laneHash, bool sequenced, TransactionBuffer buffer)
    {
        _voidedInBatch.Clear();
        _waitingInBatch.Clear();
        if (!HasVoids(buffer) && !State.Quarantine.HasWaiting)
            return;
        var place = -1;
        var reversedBytes = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (buffer.Transactions[i].Duplicate)
                continue;
            place++;
            if (buffer.Transactions[i].Reason != QuarantineReason.Unspecified)
                continue;
            if (buffer.Transactions[i].Kind != TransactionKind.Void)
                Release(laneHash, buffer, i, place);
            else if (!ResolveInBatch(laneHash, buffer, i))
                await ResolveStoredAsync(lane, laneHash, sequenced, buffer, i);
            if (buffer.Transactions[i].Reason == QuarantineReason.VoidWaiting)
                Park(laneHash, buffer, i, place);
            reversedBytes += buffer.Transactions[i].Voids?.Bytes ?? 0;
            if (reversedBytes >= IngestLimits.ReversedBytes)
                buffer.Cut(i + 1);
        }
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

    /// <summary>An original that a void waits for takes it along: both are closed without effect.</summary>
    private void Release(ulong laneHash, TransactionBuffer buffer, int at, int place)
    {
        ref var transaction = ref buffer.Transactions[at];
        var hash = IngestKeys.IdHash(laneHash, buffer.Bytes(transaction.Id));
        if (_waitingInBatch.Remove(hash, out var waiting))
            transaction.ReleasedVoid = waiting;
        else if (State.Quarantine.TryGetWaiting(hash, out var item))
            transaction.ReleasedVoid = item.Value;
        else
            return;
        _voidedInBatch.Add(new Locator(Version + 1, place).Value);
    }

    /// <summary>A second void that waits for the same original is one too many.</summary>
    private void Park(ulong laneHash, TransactionBuffer buffer, int at, int place)
    {
        ref var transaction = ref buffer.Transactions[at];
        var hash = IngestKeys.IdHash(laneHash, buffer.Bytes(transaction.OriginalId));
        if (State.Quarantine.TryGetWaiting(hash, out _) || !_waitingInBatch.TryAdd(hash, new Locator(Version + 1, place).Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
    }

    /// <summary>Looks for the original among the transactions before the void in its batch; false when it is not there.</summary>
    private bool ResolveInBatch(ulong laneHash, TransactionBuffer buffer, int at)
    {
        ref var transaction = ref buffer.Transactions[at];
        var originalId = buffer.Bytes(transaction.OriginalId);
        var place = 0;
        var found = -1;
        var foundPlace = -1;
        for (var i = 0; i < at; i++)
        {
            if (buffer.Transactions[i].Duplicate)
                continue;
            if (buffer.Transactions[i].OwnsItsId && buffer.Bytes(buffer.Transactions[i].Id).SequenceEqual(originalId))
                (found, foundPlace) = (i, place);
            place++;
        }
        if (found < 0)
            return false;
        ref readonly var original = ref buffer.Transactions[found];
        var locator = new Locator(Version + 1, foundPlace);
        if (original.Kind == TransactionKind.Void)
            transaction.Reason = QuarantineReason.VoidTargetKind;
        else if (original.Reason != QuarantineReason.Unspecified)
            transaction.Reason = QuarantineReason.VoidWaiting;
        else if (!_voidedInBatch.Add(locator.Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
        else
            transaction.Voids = new VoidTarget(buffer.Bytes(original.Bytes).ToArray(), original.BusinessDay,
                original.Region.Length > 0 ? buffer.Bytes(original.Region).ToArray() : RegionOf(original), locator);
        return true;
    }

    private async ValueTask ResolveStoredAsync(Lane lane, ulong laneHash, bool sequenced, TransactionBuffer buffer, int at)
    {
        var originalId = buffer.Bytes(buffer.Transactions[at].OriginalId).ToArray();
        var (reason, target) = await FindVoidTargetAsync(lane, laneHash, sequenced, originalId);
        if (target is not null && !_voidedInBatch.Add(target.Original.Value))
            reason = QuarantineReason.AlreadyVoided;
        ref var transaction = ref buffer.Transactions[at];
        transaction.Reason = reason;
        if (reason == QuarantineReason.Unspecified)
            transaction.Voids = target;
    }

    /// <summary>Finds what a void of this id would reverse now, or the reason why it would not.</summary>
    private async ValueTask<(QuarantineReason Reason, VoidTarget? Target)> FindVoidTargetAsync(Lane lane, ulong laneHash, bool sequenced, byte[] originalId)
    {
        var found = sequenced ? await FindSequencedAsync(lane, laneHash, originalId) : await FindKeyedAsync(laneHash, originalId);
        if (found is not { } locator)
            return (QuarantineReason.VoidWaiting, null);
        var stored = await ReadStoredAsync(locator);
        if (stored.Reason != QuarantineReason.Unspecified)
        {
            if (await ReadEntryAsync(_keys.Replayed(new byte[IngestKeys.MaxBytes], locator).ToArray()) is not { } replayed)
                return (QuarantineReason.VoidWaiting, null);
            locator = replayed.Locator;
            stored = await ReadStoredAsync(locator);
        }
        var decoded = new TransactionBuffer();
        TransactionDecoder.TryDecode(stored.Bytes, null, decoded);
        if (decoded.Transactions[0].Kind == TransactionKind.Void)
            return (QuarantineReason.VoidTargetKind, null);
        if (await ReadEntryAsync(_keys.Voided(new byte[IngestKeys.MaxBytes], locator).ToArray()) is not null)
            return (QuarantineReason.AlreadyVoided, null);
        var region = decoded.Transactions[0].Region.Length > 0 ? decoded.Bytes(decoded.Transactions[0].Region).ToArray() : stored.DefaultRegion;
        return (QuarantineReason.Unspecified, new VoidTarget(stored.Bytes, stored.BusinessDay, region, locator));
    }

    private async ValueTask<Locator?> FindKeyedAsync(ulong laneHash, byte[] originalId)
    {
        var known = await ReadEntryAsync(IngestKeys.Identity(new byte[IngestKeys.MaxBytes], laneHash, originalId).ToArray());
        return known?.Locator;
    }

    /// <summary>Searches a sequenced lane's ids: those in memory, then the blocks on disk, newest first.</summary>
    private async ValueTask<Locator?> FindSequencedAsync(Lane lane, ulong laneHash, byte[] originalId)
    {
        var hash = IngestKeys.IdHash(laneHash, originalId);
        if (lane.Recent.TryFind(hash, out var recent))
            return recent;
        if (!await DurableAsync(CancellationToken.None))
            throw new Journalled.JournalLostException(Name);
        var prefix = IngestKeys.BlockPrefix(laneHash);
        ReadOnlyMemory<byte> after = default;
        while (true)
        {
            var blocks = await Store.ScanIndexAsync(prefix, after, BlocksAtOnce, descending: true, CancellationToken.None);
            foreach (var block in blocks)
            {
                if (IdBlock.TryFind(block.Value.Span, hash, out var locator))
                    return locator;
            }
            if (blocks.Count < BlocksAtOnce)
                return null;
            after = blocks[^1].Key;
        }
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
