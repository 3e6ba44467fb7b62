using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>The ingest's part of the fold: sales, lanes and quarantine, which batches move together. Reads nothing but its arguments.</summary>
internal static class PartnerFold
{
    /// <summary>Folds what happened to lanes or quarantined items; false where it is of a kind that this version does not know.</summary>
    public static bool Apply(FoldedPartner state, Fact fact, long version)
    {
        if (fact.Lanes?.Opened is { } opened)
            state.LaneOf(opened.SourceId).OpenEpoch(opened.Epoch);
        else if (fact.Lanes?.ConflictObserved is { } observed)
        {
            state.LaneOf(observed.SourceId).ConflictSeen = true;
            state.Quarantine.Open(new QuarantineEntry(new Locator(version, 0), observed.SourceId, (int)QuarantineReason.ContentConflict, 0));
        }
        else if (fact.Quarantine?.Replayed is { } replayed)
            ApplyReplay(state, replayed);
        else if (fact.Quarantine?.Discarded is { } discarded)
        {
            foreach (var item in discarded.Items)
                state.Quarantine.Close(QuarantineKeys.ToLocator(item));
        }
        else
            // What a sweep did stands in the records before it.
            return fact.Quarantine?.Swept is not null;
        return true;
    }

    public static void Apply(FoldedPartner state, IngestKeys keys, long version, in RecordedBatch batch)
    {
        var laneKey = keys.Lane(batch.SourceId);
        var buffer = TransactionBuffer.Rent();
        for (var place = 0; place < batch.Count; place++)
        {
            if (!TransactionDecoder.TryDecode(batch.Transaction(place), null, buffer))
                throw new InvalidDataException($"Transaction {place} of record {version} cannot be read; run `channelctl journal verify`.");
            buffer.Transactions[place].BusinessDay = batch.BusinessDay(place);
        }
        foreach (var outcome in batch.Outcomes)
        {
            ref var transaction = ref buffer.Transactions[outcome.Index];
            transaction.Reason = outcome.QuarantineReason;
            if (outcome.Voided is { } voided)
                transaction.Voids = new VoidTarget(voided.Transaction.ToByteArray(), voided.BusinessDay, Encoding.UTF8.GetBytes(voided.Region), default);
            if (outcome.ReleasedVoid is { } released)
                transaction.ReleasedVoid = QuarantineKeys.ToLocator(released).Value;
            if (outcome.HasRegion)
                transaction.Placement = new PartnerPlacement((ChannelType)outcome.ChannelType, outcome.Region, "");
        }
        if (batch.FirstSequence > 0)
        {
            foreach (ref var transaction in buffer.Transactions)
                transaction.Hash = laneKey.ShortId(buffer.Bytes(transaction.Id));
        }
        BatchFold.Apply(state, state.LaneOf(batch.SourceId),
            new BatchFacts(laneKey, batch.Epoch, batch.FirstSequence, batch.RecordedAtMicros, batch.FirstPurchases), batch.Region, buffer, version);
        TransactionBuffer.Return(buffer);
    }

    private static void ApplyReplay(FoldedPartner state, QuarantineReplayed replayed)
    {
        state.Quarantine.Close(QuarantineKeys.ToLocator(replayed.Item));
        state.LaneOf(replayed.SourceId).AcceptedCount++;
        if (replayed.Voided is { } voided)
            BatchFold.CountStored(state, voided.Transaction.ToByteArray(), voided.BusinessDay, Encoding.UTF8.GetBytes(voided.Region), -1);
        else if (replayed.ReleasedVoid is { } released)
            state.Quarantine.Close(QuarantineKeys.ToLocator(released));
        else
            BatchFold.CountStored(state, replayed.Transaction.ToByteArray(), replayed.BusinessDay, Encoding.UTF8.GetBytes(replayed.Region), 1);
        foreach (var purchase in replayed.FirstPurchases)
            state.Sales.SetFirstDay(purchase.Customer, purchase.HasPreviousDay ? purchase.PreviousDay : null, purchase.Day);
    }
}
