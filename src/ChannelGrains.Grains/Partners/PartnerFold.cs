using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>The fold of a partner's journal: state + fact -> state. Reads nothing but its arguments.</summary>
internal static class PartnerFold
{
    public static void Apply(PartnerState state, IngestKeys keys, string partnerId, long version, ReadOnlySpan<byte> payload)
    {
        if (RecordedBatch.TryRead(payload, out var batch))
        {
            ApplyBatch(state, keys, version, batch);
            return;
        }
        var fact = Fact.Parser.ParseFrom(payload);
        switch (fact.KindCase)
        {
            case Fact.KindOneofCase.LaneOpened:
                state.LaneOf(fact.LaneOpened.SourceId).OpenEpoch(fact.LaneOpened.Epoch);
                break;
            case Fact.KindOneofCase.LaneConflictObserved:
                var observed = fact.LaneConflictObserved;
                state.LaneOf(observed.SourceId).ConflictSeen = true;
                state.Quarantine.Open(new QuarantineEntry(new Locator(version, 0), observed.SourceId, (int)QuarantineReason.ContentConflict, 0));
                break;
            case Fact.KindOneofCase.QuarantineReplayed:
                ApplyReplay(state, fact.QuarantineReplayed);
                break;
            case Fact.KindOneofCase.QuarantineDiscarded:
                foreach (var item in fact.QuarantineDiscarded.Items)
                    state.Quarantine.Close(QuarantineKeys.ToLocator(item));
                break;
            // What it did stands in the records before it.
            case Fact.KindOneofCase.QuarantineSwept:
                break;
            case Fact.KindOneofCase.PartnerCreated:
            case Fact.KindOneofCase.PartnerUpdated:
            case Fact.KindOneofCase.PartnerStateChanged:
                state.Life = PartnerLife.Apply(state.Life, PartnerFacts.ToDomain(fact), fact.RecordedAtMicros, version);
                break;
            default:
                throw new UnknownFactException($"partner/{partnerId}", version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    private static void ApplyBatch(PartnerState state, IngestKeys keys, long version, in RecordedBatch batch)
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

    private static void ApplyReplay(PartnerState state, QuarantineReplayed replayed)
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
