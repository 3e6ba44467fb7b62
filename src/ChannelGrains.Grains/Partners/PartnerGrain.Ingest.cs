using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public async ValueTask<IngestReply> Ingest(IngestCall call)
    {
        using var turn = await EnterToAppendAsync(CancellationToken.None);
        using var place = await messageTurns.EnterAsync();
        var reply = await TakeAllAsync(call);
        turn.Done();
        return reply;
    }

    /// <summary>As <see cref="Ingest"/>, within the activation; null, and nothing taken, when it has left.</summary>
    public async ValueTask<IngestReply?> IngestDirectlyAsync(IngestCall call)
    {
        if (_isGone)
            return null;
        using var turn = await EnterToAppendAsync(CancellationToken.None);
        // Orleans counts messages alone as use.
        if (!_isGone)
            DelayDeactivation(collection.Value.CollectionAge);
        var reply = _isGone ? null : await TakeAllAsync(call);
        turn.Done();
        return reply;
    }

    private async ValueTask<IngestReply> TakeAllAsync(IngestCall call)
    {
        var replies = new BatchReply[call.Batches.Count];
        var wasAsked = false;
        for (var i = 0; i < replies.Length; i++)
        {
            using var span = IngestInstruments.StartTurn(call.Batches[i].Span);
            // After an append that was overtaken the state is another than the journal's, so the batches behind it are refused like it.
            replies[i] = i > 0 && IsStale
                ? BatchReply.Refuse(replies[i - 1].Refusal ?? Journalled.JournalRefusals.Lost)
                : await TakeAsync(call.Batches[i]);
            // It may be refused by a state that is not the partner's any more; one question does for all of a call.
            if (replies[i].Refusal is not null && !wasAsked)
            {
                wasAsked = true;
                if (await IsOvertakenAsync(CancellationToken.None))
                    replies[i] = await TakeAsync(call.Batches[i]);
            }
            instruments.OnBatchDecided(replies[i]);
            CountSales(replies[i].Accepted);
            if (span is not null)
                LogTaken(logger, call.Batches[i].SourceId, _partnerId, replies[i].Accepted, replies[i].Duplicates, replies[i].Items.Count, replies[i].Refusal?.Reason ?? "taken");
        }
        SnapshotIfDue();
        CoolLater();
        Faults.Reach(TurnStep.Answer);
        return new IngestReply(replies, Ticket, _activation ??= new PartnerActivation(this));
    }

    /// <summary>Takes one batch, as one record unless its voids take back more than one holds: then what is left is taken like a batch of its own.</summary>
    private async ValueTask<BatchReply> TakeAsync(IngestBatch batch)
    {
        var (reply, taken, left) = await TakePartAsync(batch);
        for (var all = taken; left > 0 && reply.Refusal is null; all += taken)
        {
            (var next, taken, left) = await TakePartAsync(batch.After(all));
            reply = reply.Then(next, all);
        }
        return reply;
    }

    /// <summary>Takes as much of a batch as one record holds. Steps: 1. the partner and the lane's numbering; 2. decode; 3. what was taken before, by
    /// number or by identity; 4. each transaction's own faults; 5. voids; 6. customers' first days; 7. append as one record, fold and tell. Nothing
    /// changes before 7.</summary>
    private async ValueTask<(BatchReply Reply, int Taken, int Left)> TakePartAsync(IngestBatch batch)
    {
        Faults.Reach(TurnStep.Entered);
        // 1
        var known = State.Lanes.GetValueOrDefault(batch.SourceId);
        if (BatchRefusals.Admit(_partnerId, State.Life, known, State.Lanes.Count) is { } unadmitted)
            return Refuse(unadmitted);
        var lane = known ?? new Lane(batch.SourceId);
        // 2
        var buffer = TransactionBuffer.Rent();
        using var pace = longTurns.Begin();
        try
        {
            if (Decode(batch, lane, buffer) is { } malformed)
                return (malformed, 0, 0);
            Faults.Reach(TurnStep.Decoded);
            var sequenced = batch.Mode == SourceMode.Sequenced;
            if (sequenced && LaneNumbering.Check(lane, batch.Epoch, batch.FirstSequence, buffer.Count) is { } misnumbered)
                return Refuse(misnumbered, lane.Committed);
            // 3
            _pending.Prune();
            var laneKey = _keys.Lane(batch.SourceId);
            if (!Faults.SkipDuplicateCheck)
                if (!sequenced)
                    await FindKnownAsync(laneKey, buffer);
                else if (NumberedIdentities.CountTaken(lane, batch.FirstSequence, buffer.Count) is > 0 and var taken && await FindCommittedAsync(batch, taken, lane, laneKey, buffer, pace) is { } conflict)
                    return (conflict, 0, 0);
            Faults.Reach(TurnStep.Identified);
            // 4
            var hasNew = BatchExamination.Examine(buffer, Terms(BatchTerms.Earliest(NowMicros, batch.MaxAgeDays)));
            if (hasNew && sequenced)
                CheckReuse(lane, laneKey, buffer);
            Faults.Reach(TurnStep.Examined);
            if (!hasNew)
                return (new BatchReply(null, lane.Committed, 0, buffer.Count, Items(batch, buffer)), buffer.Count, 0);
            // 5
            var decoded = buffer.Count;
            await DecideVoidsAsync(lane, laneKey, sequenced, buffer, pace, parks: true);
            if (sequenced)
                await FindDueGroupAsync(lane, laneKey, buffer, pace);
            // 6
            await FindFirstPurchasesAsync(buffer);
            Faults.Reach(TurnStep.Decided);
            // 7
            return (Record(batch, lane, laneKey, buffer), buffer.Count, decoded - buffer.Count);
        }
        finally
        {
            TransactionBuffer.Return(buffer);
        }
    }

    private static (BatchReply Reply, int Taken, int Left) Refuse(Refusal refusal, long committedSequence = 0) =>
        (BatchReply.Refuse(refusal, committedSequence), 0, 0);

    private BatchReply? Decode(IngestBatch batch, Lane lane, TransactionBuffer buffer)
    {
        const uint transactionTag = (TransactionBatch.TransactionsFieldNumber << 3) | 2;
        var reader = new WireReader(batch.Message.Span);
        var taken = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag != transactionTag || taken++ < batch.Taken)
                reader.Skip(tag);
            else if (!TransactionDecoder.TryDecode(reader.ReadBytes(), customerKey, buffer))
                return Malformed(buffer.Count - 1);
        if (reader.Failed)
            return Malformed(buffer.Count);
        return BatchRefusals.CheckCount(buffer.Count) is { } miscounted ? BatchReply.Refuse(miscounted, lane.Committed) : null;

        BatchReply Malformed(int place) => BatchReply.Refuse(BatchRefusals.Malformed(place), lane.Committed) with { IsMalformed = true };
    }

    private void CountSales(int accepted)
    {
        if (accepted == 0 || State.Life is not { } life)
            return;
        if (_pulse is null || !_pulse.IsOf(State.Region, life.Particulars.ChannelType))
            _pulse = instruments.Pulses.Of(State.Region, life.Particulars.ChannelType);
        _pulse.Add(accepted);
    }

    private BatchTerms Terms(long earliestMicros) => new(State.Life!, State.Currency, State.Region, State.Sales, earliestMicros, NowMicros);

    private static void CheckReuse(Lane lane, LaneKey laneKey, TransactionBuffer buffer)
    {
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            transaction.Hash = laneKey.ShortId(buffer.Bytes(transaction.Id));
            NumberedIdentities.CheckReuse(ref transaction, buffer.Ids, lane);
        }
    }

    /// <summary>Finds the customers whose first business day the batch sets or moves: those unknown in memory are looked up in the index.</summary>
    private async ValueTask FindFirstPurchasesAsync(TransactionBuffer buffer)
    {
        buffer.FirstDays.Decide(buffer, State.Sales);
        if (buffer.FirstDays.Unknown.Length == 0)
            return;
        CollectUnknownCustomers(buffer);
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        EnterUnknownCustomers(buffer);
    }

    private BatchReply Record(IngestBatch batch, Lane lane, LaneKey laneKey, TransactionBuffer buffer)
    {
        var tally = BatchTally.Of(buffer);
        if (BatchRefusals.CheckQuarantine(_partnerId, State.Quarantine, batch.SourceId, tally.Quarantined) is { } full)
            return BatchReply.Refuse(full, lane.Committed);
        var facts = new BatchFacts(laneKey, batch.Epoch, batch.Mode == SourceMode.Sequenced ? Math.Max(lane.Committed + 1, batch.FirstSequence) : 0, NowMicros, buffer.FirstDays.All);
        var region = State.Region;
        var payload = RecordedBatchWriter.Write(batch, facts, region, State.Life!.Particulars.ChannelType, buffer);
        Index(batch, lane, facts, buffer);
        var record = new BatchRecord(this, lane, facts, region, buffer, payload);
        if (Record(ref record) is { } refusal)
            return BatchReply.Refuse(refusal, lane.Committed);
        if (tally.Quarantined > 0)
            NoteClocks(batch.SourceId, facts.AtMicros, buffer);
        return new BatchReply(null, lane.Committed, tally.Accepted, tally.Duplicates, Items(batch, buffer)) { StoredBytes = payload.Length };
    }

    /// <summary>A decided batch, which is folded from the buffer that it was decided in.</summary>
    private ref struct BatchRecord(PartnerGrain grain, Lane lane, BatchFacts facts, byte[] region, TransactionBuffer buffer, ReadOnlySpan<byte> payload)
        : IRecord<FoldedPartner>
    {
        private bool _namesStand;

        public readonly ReadOnlySpan<byte> Payload { get; } = payload;

        public readonly IndexWrites? Index => buffer.Writes;

        public void Fold(FoldedPartner state, long version)
        {
            var replacements = state.Sales.NameReplacements;
            BatchFold.Apply(state, lane, facts, region, buffer, version, grain.TellsViews ? buffer.Changes : null, grain.Faults);
            if (grain.Faults.Miscounts)
                grain.Miscount(buffer);
            _namesStand = state.Sales.NameReplacements == replacements;
        }

        public readonly void Tell()
        {
            if (buffer.DueBlocks is not null)
                grain._groups![lane.SourceId]++;
            grain._pending.Add(buffer.Writes, grain.Ticket);
            // What a record did under two names of one place is not told apart by place.
            grain.TellViews(_namesStand ? new PartnerChange(null, buffer.Changes) : PartnerChange.Unknown);
            grain.MarkBatchForReview();
        }
    }

    /// <summary>Finds the blocks of ids that are to be entered as a group, once they are full and on disk: one group with a record.</summary>
    private async ValueTask FindDueGroupAsync(Lane lane, LaneKey laneKey, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        var full = lane.Recent.Block / IdGroup.Blocks;
        if (full == 0)
            return;
        _groups ??= new(StringComparer.Ordinal);
        if (!_groups.TryGetValue(lane.SourceId, out var entered))
            _groups[lane.SourceId] = entered = await new LaneIds(Store, laneKey, pace).CountGroupsAsync();
        if (entered < full)
            buffer.DueBlocks = await new LaneIds(Store, laneKey, pace).ReadGroupAsync(entered);
    }

    private void NoteClocks(string sourceId, long now, TransactionBuffer buffer)
    {
        foreach (ref readonly var transaction in buffer.Transactions)
            if (!transaction.Duplicate && transaction.Reason is QuarantineReason.ClockAhead or QuarantineReason.ClockBehind)
                clocks.Note(sourceId, transaction.OccurredAtMicros - now, now);
    }

    /// <summary>Makes the index entries that go with the record.</summary>
    private void Index(IngestBatch batch, Lane lane, in BatchFacts facts, TransactionBuffer buffer)
    {
        buffer.Writes.Clear();
        if (batch.Mode == SourceMode.Keyed)
            IndexIdentities(facts.LaneKey, buffer);
        else
        {
            LaneIndex.Enter(lane, facts, buffer, Version + 1, buffer.Writes);
            if (buffer.DueBlocks is { } blocks)
                IdGroup.Enter(facts.LaneKey, _groups![lane.SourceId], blocks, buffer.Writes);
        }
        IndexVoids(buffer);
        IndexFirstDays(buffer);
    }

    private void Miscount(TransactionBuffer buffer)
    {
        foreach (ref readonly var transaction in buffer.Transactions)
            if (transaction.Counts && transaction.Kind == TransactionKind.Sale && Faults.ExtraCounts() is var extra and not 0)
                BatchFold.CountStored(State, buffer.Bytes(transaction.Bytes), transaction.BusinessDay, BatchTerms.RegionOf(transaction, State.Region), extra, TellsViews ? buffer.Changes : null);
    }

    // Of a batch that is traced, so that its log stands beside its spans.
    [LoggerMessage(EventId = 1133, Level = LogLevel.Debug,
        Message = "A batch of source {SourceId} for partner {PartnerId}: {Accepted} accepted, {Duplicates} duplicates, {Quarantined} in quarantine; {Outcome}.")]
    private static partial void LogTaken(ILogger logger, string sourceId, string partnerId, int accepted, int duplicates, int quarantined, string outcome);

    private static IReadOnlyList<QuarantinedItem> NoItems { get; } = [];

    private static IReadOnlyList<QuarantinedItem> Items(IngestBatch batch, TransactionBuffer buffer)
    {
        List<QuarantinedItem>? items = null;
        for (var i = 0; i < buffer.Count; i++)
        {
            ref readonly var transaction = ref buffer.Transactions[i];
            if (transaction.Reason != QuarantineReason.Unspecified)
                (items ??= []).Add(new QuarantinedItem(batch.Taken + i, Encoding.UTF8.GetString(buffer.Bytes(transaction.Id)), transaction.Reason));
        }
        return items ?? NoItems;
    }
}
