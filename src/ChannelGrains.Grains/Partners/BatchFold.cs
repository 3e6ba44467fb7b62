using System.Buffers.Binary;
using System.IO.Hashing;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

/// <summary>Folds decided transactions into a partner's state: the same code for a batch just decided and for one read back.</summary>
internal static class BatchFold
{
    /// <summary>Gives a transaction that counts its categories and region in the partner's tables; false when one of them is full.</summary>
    public static bool Resolve(PartnerState state, TransactionBuffer buffer, ref DecodedTransaction transaction, ReadOnlySpan<byte> defaultRegion)
    {
        var region = transaction.Region.Length > 0 ? buffer.Bytes(transaction.Region) : defaultRegion;
        transaction.RegionIndex = state.Sales.Regions.Add(region);
        return transaction.RegionIndex >= 0 && buffer.ResolveCategories(transaction, state.Sales.Categories);
    }

    /// <summary>Folds the record at <paramref name="version"/>. Transactions that count have been resolved.</summary>
    /// <param name="state">The partner.</param>
    /// <param name="lane">The lane that sent it.</param>
    /// <param name="batch">What the record says beside its transactions.</param>
    /// <param name="buffer">The transactions.</param>
    /// <param name="version">The record's version.</param>
    /// <param name="index">Takes the index entries that are due, when the record is being made; null when it is read back.</param>
    /// <param name="changes">Told what changed in the sales, likewise.</param>
    public static void Apply(
        PartnerState state, Lane lane, in BatchFacts batch, TransactionBuffer buffer, long version, IndexWrites? index, SalesChanges? changes)
    {
        var sequenced = batch.FirstSequence > 0;
        if (sequenced)
            EnterPoint(lane, batch, version, index);
        var place = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var locator = new Locator(version, place++);
            if (transaction.Reason != QuarantineReason.Unspecified)
                Open(state, lane, batch.LaneHash, buffer, transaction, locator);
            else
                Count(state, lane, buffer, transaction, changes);
            if (sequenced && transaction.OwnsItsId)
                EnterId(lane, batch.LaneHash, transaction.Hash, locator, index);
        }
        foreach (var purchase in batch.FirstPurchases)
            state.Sales.SetFirstDay(purchase.Customer, purchase.PreviousDay, purchase.Day);
        lane.LastSeenMicros = batch.AtMicros;
        if (sequenced)
        {
            lane.Epoch = batch.Epoch;
            lane.Committed = batch.FirstSequence + place - 1;
        }
        RememberLast(lane, buffer);
    }

    /// <summary>Counts a transaction in its durable form, or takes it back.</summary>
    public static void CountStored(PartnerState state, ReadOnlySpan<byte> stored, int businessDay, ReadOnlySpan<byte> defaultRegion, int sign, SalesChanges? changes = null)
    {
        var buffer = new TransactionBuffer();
        if (!TransactionDecoder.TryDecode(stored, null, buffer))
            throw new InvalidDataException("A stored transaction cannot be read; run `channelctl journal verify`.");
        ref var transaction = ref buffer.Transactions[0];
        if (!Resolve(state, buffer, ref transaction, defaultRegion))
            throw new InvalidDataException("A stored transaction has a category or region that was never counted; run `channelctl journal verify`.");
        state.Sales.Record(businessDay, transaction.RegionIndex, transaction.Kind, buffer.Lines(transaction), transaction.Customer, sign, changes);
    }

    private static void Open(PartnerState state, Lane lane, ulong laneHash, TransactionBuffer buffer, in DecodedTransaction transaction, Locator locator)
    {
        var waitsFor = transaction.Reason == QuarantineReason.VoidWaiting
            ? IngestKeys.IdHash(laneHash, buffer.Bytes(transaction.OriginalId))
            : 0;
        state.Quarantine.Open(new QuarantineEntry(locator, lane.SourceId, (int)transaction.Reason, waitsFor));
        lane.QuarantinedCount++;
    }

    private static void Count(PartnerState state, Lane lane, TransactionBuffer buffer, in DecodedTransaction transaction, SalesChanges? changes)
    {
        lane.AcceptedCount++;
        if (transaction.Voids is { } target)
            CountStored(state, target.Transaction, target.BusinessDay, target.Region, -1, changes);
        else if (transaction.ReleasedVoid != 0)
            state.Quarantine.Close(new Locator(transaction.ReleasedVoid));
        else
            state.Sales.Record(transaction.BusinessDay, transaction.RegionIndex, transaction.Kind, buffer.Lines(transaction), transaction.Customer, 1, changes);
    }

    /// <summary>Enters every so many records of a lane in the index by number, so that old numbers are found without reading all.</summary>
    private static void EnterPoint(Lane lane, in BatchFacts batch, long version, IndexWrites? index)
    {
        if (lane.RecordsSincePoint < Lane.PointInterval)
        {
            lane.RecordsSincePoint++;
            return;
        }
        lane.RecordsSincePoint = 1;
        if (index is null)
            return;
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        Span<byte> value = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(value, version);
        index.Put(IngestKeys.Point(key, batch.LaneHash, batch.Epoch, batch.FirstSequence), value);
    }

    private static void EnterId(Lane lane, ulong laneHash, ulong idHash, Locator locator, IndexWrites? index)
    {
        lane.Recent.Add(idHash, locator);
        if (index is null || !lane.Recent.IsFull)
            return;
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        index.Put(IngestKeys.Block(key, laneHash, lane.Recent.Block), IdBlock.Pack(lane.Recent));
    }

    private static void RememberLast(Lane lane, TransactionBuffer buffer)
    {
        var transactions = buffer.Transactions;
        var at = transactions.Length - 1;
        while (transactions[at].Duplicate)
            at--;
        ref readonly var last = ref transactions[at];
        var id = buffer.Bytes(last.Id);
        if (lane.LastTransactionId.Length == id.Length)
            id.CopyTo(lane.LastTransactionId);
        else
            lane.LastTransactionId = id.ToArray();
        lane.LastContentHash = XxHash3.HashToUInt64(buffer.Bytes(last.Bytes));
    }
}
