using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public async ValueTask<IngestReply> Ingest(IngestCall call)
    {
        using var turn = await EnterAsync(CancellationToken.None);
        return await TakeAllAsync(call);
    }

    /// <summary>As <see cref="Ingest"/>, within the activation; null, and nothing taken, when it has left.</summary>
    public async ValueTask<IngestReply?> IngestDirectlyAsync(IngestCall call)
    {
        if (_isGone)
            return null;
        using var turn = await EnterAsync(CancellationToken.None);
        if (_isGone)
            return null;
        // Orleans counts messages alone as use.
        DelayDeactivation(collection.Value.CollectionAge);
        return await TakeAllAsync(call);
    }

    private async ValueTask<IngestReply> TakeAllAsync(IngestCall call)
    {
        var replies = new BatchReply[call.Batches.Count];
        for (var i = 0; i < replies.Length; i++)
        {
            // After a refused append the state is ahead of the journal, so the batches behind it are refused like it.
            replies[i] = i > 0 && IsStale
                ? BatchReply.Refuse(replies[i - 1].Refusal ?? Journalled.JournalRefusals.Lost)
                : await TakeAsync(call.Batches[i]);
            instruments.OnBatchDecided(replies[i]);
        }
        SnapshotIfDue();
        CoolLater();
        return new IngestReply(replies, Ticket, _activation ??= new PartnerActivation(this));
    }

    /// <summary>Takes one batch. Steps: 1. the partner and the lane's numbering; 2. decode; 3. what was taken before, by number or by
    /// identity; 4. each transaction's own faults; 5. voids; 6. customers' first days; 7. fold and append as one record.</summary>
    private async ValueTask<BatchReply> TakeAsync(IngestBatch batch)
    {
        // 1
        if (State.Life is null)
            return BatchReply.Refuse(Unknown());
        var known = State.Lanes.TryGetValue(batch.SourceId, out var lane);
        if (!known && State.Lanes.Count >= Lane.MaxLanes)
            return BatchReply.Refuse(LanesFull());
        lane ??= new Lane(batch.SourceId);
        // 2
        var buffer = TransactionBuffer.Rent();
        try
        {
            if (Decode(batch, buffer) is { } malformed)
                return BatchReply.Refuse(malformed, lane.Committed);
            var sequenced = batch.Mode == SourceMode.Sequenced;
            if (sequenced && LaneNumbering.Check(lane, batch.Epoch, batch.FirstSequence, buffer.Count) is { } misnumbered)
                return BatchReply.Refuse(misnumbered, lane.Committed);
            // 3
            _pending.Prune();
            buffer.Writes.Clear();
            var laneHash = _keys.Lane(batch.SourceId);
            if (!faults.SkipDuplicateCheck)
            {
                if (!sequenced)
                    await FindKnownAsync(laneHash, buffer);
                else if (batch.FirstSequence <= lane.Committed && await FindCommittedAsync(batch, lane, laneHash, buffer) is { } conflict)
                    return BatchReply.Refuse(conflict, lane.Committed);
            }
            // 4
            var duplicates = Examine(batch, buffer, lane, laneHash);
            if (duplicates == buffer.Count)
                return new BatchReply(null, lane.Committed, 0, duplicates, Items(buffer));
            // 5
            await ResolveVoidsAsync(lane, laneHash, sequenced, buffer);
            // 6
            await FindFirstPurchasesAsync(buffer);
            // 7
            return Record(batch, lane, laneHash, buffer, duplicates);
        }
        finally
        {
            TransactionBuffer.Return(buffer);
        }
    }

    private Refusal? Decode(IngestBatch batch, TransactionBuffer buffer)
    {
        const uint transactionTag = (5 << 3) | 2;
        var reader = new WireReader(batch.Message.Span);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag != transactionTag)
                reader.Skip(tag);
            else if (!TransactionDecoder.TryDecode(reader.ReadBytes(), customerKey, buffer))
                return Malformed(buffer.Count - 1);
        }
        if (reader.Failed)
            return Malformed(buffer.Count);
        return buffer.Count switch
        {
            0 => Refusal.InvalidArgument("BATCH_EMPTY", "The batch has no transactions.", "transactions"),
            > IngestLimits.BatchTransactions => Refusal.InvalidArgument("BATCH_TOO_LARGE",
                $"The batch has {buffer.Count} transactions, more than {IngestLimits.BatchTransactions}. Send smaller batches.", "transactions"),
            _ => null,
        };
    }

    /// <summary>Gives each new transaction its business day and, if it has a fault of its own, the reason; returns how many are duplicates.</summary>
    private int Examine(IngestBatch batch, TransactionBuffer buffer, Lane lane, ulong laneHash)
    {
        var now = NowMicros;
        var latest = now + (long)IngestLimits.ClockAhead.TotalMicroseconds;
        var earliest = now - (long)TimeSpan.FromDays(batch.MaxAgeDays).TotalMicroseconds;
        var life = State.Life!;
        var sequenced = batch.Mode == SourceMode.Sequenced;
        var duplicates = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            ref var transaction = ref buffer.Transactions[i];
            if (transaction.Duplicate)
            {
                duplicates++;
                continue;
            }
            if (transaction.HasOccurredAt)
                Place(life, ref transaction);
            if (transaction.Reason == QuarantineReason.Unspecified)
                transaction.Reason = Fault(transaction, buffer, earliest, latest);
            if (transaction.Counts && transaction.Kind != TransactionKind.Void && !HasRoom(buffer, ref transaction))
                transaction.Reason = QuarantineReason.Limit;
            if (!sequenced)
                continue;
            transaction.Hash = IngestKeys.IdHash(laneHash, buffer.Bytes(transaction.Id));
            if ((!buffer.Ids.Add(transaction.Hash) || lane.Recent.TryFind(transaction.Hash, out _)) && transaction.Reason == QuarantineReason.Unspecified)
                transaction.Reason = QuarantineReason.TransactionIdReused;
        }
        return duplicates;
    }

    /// <summary>Gives a transaction its business day, and the region and channel type of that day where they are not the latest.</summary>
    private static void Place(PartnerLife life, ref DecodedTransaction transaction)
    {
        var day = life.DayOf(transaction.OccurredAtMicros);
        transaction.BusinessDay = day.DaysSinceEpoch;
        if (life.Placements.Length > 1 && life.PlacementOn(day) is var placement && placement != life.Placements[^1].Placement)
            transaction.Placement = placement;
    }

    /// <summary>The first fault of a transaction, in this order: kind, form, currency, amounts, clock, a day of no period, the partner's state.</summary>
    private QuarantineReason Fault(in DecodedTransaction transaction, TransactionBuffer buffer, long earliest, long latest)
    {
        if (!transaction.KnownKind)
            return QuarantineReason.Kind;
        if (!transaction.FormatValid || !transaction.HasOccurredAt)
            return QuarantineReason.Format;
        var isVoid = transaction.Kind == TransactionKind.Void;
        if (!buffer.Bytes(transaction.Currency).SequenceEqual(State.Currency) && !(isVoid && transaction.Currency.Length == 0))
            return QuarantineReason.Currency;
        if (!transaction.AmountsValid)
            return QuarantineReason.Amount;
        if (transaction.OccurredAtMicros > latest)
            return QuarantineReason.ClockAhead;
        if (transaction.OccurredAtMicros < earliest)
            return QuarantineReason.ClockBehind;
        if (!new BusinessDay(transaction.BusinessDay).IsInAPeriod)
            return QuarantineReason.Format;
        return transaction.Kind == TransactionKind.Sale && !State.Life!.MaySell(new BusinessDay(transaction.BusinessDay))
            ? QuarantineReason.PartnerNotActive
            : QuarantineReason.Unspecified;
    }

    /// <summary>Finds the customers whose first business day the batch sets or moves: those unknown in memory are looked up in the index.</summary>
    private async ValueTask FindFirstPurchasesAsync(TransactionBuffer buffer)
    {
        buffer.Reads.Clear();
        CollectUnknownCustomers(buffer);
        if (buffer.Reads.Count == 0)
            return;
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        EnterFirstPurchases(buffer);
    }

    private BatchReply Record(IngestBatch batch, Lane lane, ulong laneHash, TransactionBuffer buffer, int duplicates)
    {
        var quarantined = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Reason != QuarantineReason.Unspecified && !transaction.Duplicate)
                quarantined++;
        }
        if (!State.Quarantine.HasRoom(batch.SourceId, quarantined))
            return BatchReply.Refuse(QuarantineFull(batch.SourceId, quarantined), lane.Committed);
        var facts = new BatchFacts(laneHash, batch.Epoch, batch.Mode == SourceMode.Sequenced ? Math.Max(lane.Committed + 1, batch.FirstSequence) : 0, NowMicros, buffer.FirstDays.All);
        var payload = RecordedBatchWriter.Write(batch, facts, State.Region, State.Life!.Particulars.ChannelType, buffer);
        if (batch.Mode == SourceMode.Keyed)
            IndexIdentities(laneHash, buffer);
        IndexVoids(buffer);
        State.Lanes.TryAdd(lane.SourceId, lane);
        BatchFold.Apply(State, lane, facts, buffer, Version + 1, buffer.Writes, TellsViews ? buffer.Changes : null);
        IndexFirstDays(buffer);
        if (faults.Miscounts)
            Miscount(buffer);
        if (Append(payload, buffer.Writes) is { } refusal)
            return BatchReply.Refuse(refusal);
        _pending.Settle(Ticket);
        TellViews(buffer.Changes);
        return new BatchReply(null, lane.Committed, buffer.Count - duplicates - quarantined, duplicates, Items(buffer));
    }

    private void Miscount(TransactionBuffer buffer)
    {
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Counts && transaction.Kind == TransactionKind.Sale && faults.ExtraCounts() is var extra and not 0)
                BatchFold.CountStored(State, buffer.Bytes(transaction.Bytes), transaction.BusinessDay, RegionOf(transaction), extra, TellsViews ? buffer.Changes : null);
        }
    }

    private bool HasRoom(TransactionBuffer buffer, ref DecodedTransaction transaction) =>
        State.Sales.HasRoom(transaction.BusinessDay) && BatchFold.Resolve(State, buffer, ref transaction, RegionOf(transaction));

    private byte[] RegionOf(in DecodedTransaction transaction) =>
        transaction.Placement is null ? State.Region : Encoding.UTF8.GetBytes(transaction.Placement.Region);

    private static IReadOnlyList<QuarantinedItem> NoItems { get; } = [];

    private static IReadOnlyList<QuarantinedItem> Items(TransactionBuffer buffer)
    {
        List<QuarantinedItem>? items = null;
        for (var i = 0; i < buffer.Count; i++)
        {
            ref readonly var transaction = ref buffer.Transactions[i];
            if (transaction.Reason != QuarantineReason.Unspecified)
                (items ??= []).Add(new QuarantinedItem(i, Encoding.UTF8.GetString(buffer.Bytes(transaction.Id)), transaction.Reason));
        }
        return items ?? NoItems;
    }

    private void CollectUnknownCustomers(TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (!transaction.BringsBuyer)
                continue;
            if (!State.Sales.TryGetFirstDay(transaction.Customer, out var known))
            {
                if (State.Sales.KnowsAllCustomers)
                    buffer.FirstDays.Enter(transaction.Customer, null, transaction.BusinessDay);
                else
                    buffer.Reads.Add(_keys.FirstPurchase(key, transaction.Customer));
            }
            else if (transaction.BusinessDay < known)
                buffer.FirstDays.Enter(transaction.Customer, known, transaction.BusinessDay);
        }
    }

    private void EnterFirstPurchases(TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var read = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (!transaction.BringsBuyer || State.Sales.TryGetFirstDay(transaction.Customer, out _))
                continue;
            var customerKey = _keys.FirstPurchase(key, transaction.Customer);
            int? known = _pending.TryGet(customerKey, out var pending) ? (int)pending.Detail
                : buffer.Reads.Found(read) ? (int)IndexValue.Read(buffer.Reads.Value(read)).Detail : null;
            read++;
            if (known is null || transaction.BusinessDay < known)
                buffer.FirstDays.Enter(transaction.Customer, known, transaction.BusinessDay);
        }
    }

    /// <summary>Enters those customers in the index that the sales book has no place for: the others it knows.</summary>
    private void IndexFirstDays(TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        foreach (var first in buffer.FirstDays.All)
        {
            if (!State.Sales.HasPlaceFor(first.Customer))
                _pending.Put(buffer.Writes, _keys.FirstPurchase(key, first.Customer), new IndexValue(default, (uint)first.Day));
        }
    }

    private Refusal QuarantineFull(string sourceId, int more) => Refusal.ResourceExhausted("QUARANTINE_FULL",
        $"Partner {_partnerId} has {State.Quarantine.Count} open quarantine items, {State.Quarantine.CountOf(sourceId)} of them of source {sourceId}; this batch would add {more}. "
        + $"A source has {Quarantine.ItemsKeptForASource} of its own, and all together {Quarantine.SharedItems} more. Nothing was stored; replay or discard items, then send again.");

    private static Refusal Malformed(int place) => Refusal.InvalidArgument("MALFORMED",
        $"Transaction {place} of the batch is no well-formed protobuf message. Nothing of the batch was stored.", $"transactions[{place}]");
}
