using System.IO.Hashing;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

/// <summary>Folds decided transactions into a partner's state: the same code for a batch just decided and for one read back.</summary>
internal static class BatchFold
{
    /// <summary>Folds the record at <paramref name="version"/>.</summary>
    /// <param name="state">The partner.</param>
    /// <param name="lane">The lane that sent it; it becomes one of the partner's if it is not yet.</param>
    /// <param name="batch">What the record says beside its transactions.</param>
    /// <param name="region">The region of transactions that name none, UTF-8.</param>
    /// <param name="buffer">The transactions.</param>
    /// <param name="version">The record's version.</param>
    /// <param name="changes">Told what changed in the sales, when the record was just made; null when it is read back.</param>
    /// <param name="faults">Told of each transaction, likewise.</param>
    public static void Apply(
        FoldedPartner state, Lane lane, in BatchFacts batch, ReadOnlySpan<byte> region, TransactionBuffer buffer, long version,
        SalesChanges? changes = null, GrainFaults? faults = null)
    {
        var sequenced = batch.FirstSequence > 0;
        state.Lanes.TryAdd(lane.SourceId, lane);
        if (sequenced)
            lane.EnterRecord(version);
        var place = 0;
        var today = BusinessDay.InUtc(batch.AtMicros).DaysSinceEpoch;
        // What was sold before the partner was known here was taken over, and is not late.
        var (lateFrom, lateBefore) = (BusinessDay.InUtc(state.Life?.CreatedAtMicros ?? 0).DaysSinceEpoch, today - ArrivalBook.LateAfterDays);
        // A place that the decision found may be another name's by now, which a void in the record set free.
        var replacements = state.Sales.NameReplacements;
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var locator = new Locator(version, place++);
            if (transaction.Reason != QuarantineReason.Unspecified)
            {
                Open(state, lane, batch.LaneKey, buffer, transaction, locator);
                state.PartOrNew<ArrivalBook>().OnQuarantined(today);
            }
            else
                Count(state, lane, region, buffer, ref transaction, state.Sales.NameReplacements == replacements, changes);
            if (transaction.BusinessDay < lateBefore && transaction.BusinessDay >= lateFrom && transaction.Reason == QuarantineReason.Unspecified)
                state.PartOrNew<ArrivalBook>().OnLate(transaction.BusinessDay);
            if (sequenced && transaction.OwnsItsId)
                lane.Recent.Add(transaction.Hash, locator);
            faults?.Reach(TurnStep.Folding);
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
    public static void CountStored(FoldedPartner state, ReadOnlySpan<byte> stored, int businessDay, ReadOnlySpan<byte> defaultRegion, int sign, SalesChanges? changes = null)
    {
        var buffer = TransactionBuffer.Rent();
        if (!TransactionDecoder.TryDecode(stored, null, buffer))
            throw new InvalidDataException("A stored transaction cannot be read; run `channelctl journal verify`.");
        buffer.Transactions[0].BusinessDay = businessDay;
        CountByName(state, buffer, ref buffer.Transactions[0], defaultRegion, sign, changes);
        TransactionBuffer.Return(buffer);
    }

    private static void Open(FoldedPartner state, Lane lane, LaneKey laneKey, TransactionBuffer buffer, in BatchTransaction transaction, Locator locator)
    {
        var waitsFor = transaction.Reason == QuarantineReason.VoidWaiting
            ? laneKey.Id(buffer.Bytes(transaction.OriginalId))
            : UInt128.Zero;
        state.Quarantine.Open(new QuarantineEntry(locator, lane.SourceId, transaction.Reason, waitsFor));
        lane.QuarantinedCount++;
    }

    private static void Count(
        FoldedPartner state, Lane lane, ReadOnlySpan<byte> region, TransactionBuffer buffer, ref BatchTransaction transaction, bool namesStand, SalesChanges? changes)
    {
        lane.AcceptedCount++;
        if (transaction.Voids is { } target)
        {
            CountStored(state, target.Transaction, target.BusinessDay, target.Region, -1, changes);
            return;
        }
        if (transaction.ReleasedVoid != 0)
        {
            state.Quarantine.Close(new Locator(transaction.ReleasedVoid));
            return;
        }
        if (namesStand && transaction.NamesKnown)
            state.Sales.Record(transaction.BusinessDay, transaction.RegionIndex, transaction.Kind, buffer.Lines(transaction), transaction.Customer, 1, changes);
        else
            CountByName(state, buffer, ref transaction, transaction.Placement is { } placement ? Encoding.UTF8.GetBytes(placement.Region) : region, 1, changes);
    }

    /// <summary>Counts a transaction whose names are to be found, or to get their places.</summary>
    private static void CountByName(
        FoldedPartner state, TransactionBuffer buffer, ref BatchTransaction transaction, ReadOnlySpan<byte> defaultRegion, int sign, SalesChanges? changes)
    {
        var sales = state.Sales;
        transaction.RegionIndex = sales.Regions.Add(transaction.Region.Length > 0 ? buffer.Bytes(transaction.Region) : defaultRegion);
        if (transaction.RegionIndex < 0 || !buffer.AddCategories(transaction, sales.Categories))
            throw new InvalidDataException("A stored transaction counts more categories or regions than a partner has; run `channelctl journal verify`.");
        sales.Record(transaction.BusinessDay, transaction.RegionIndex, transaction.Kind, buffer.Lines(transaction), transaction.Customer, sign, changes);
        buffer.ReleaseCategories(transaction, sales.Categories);
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
