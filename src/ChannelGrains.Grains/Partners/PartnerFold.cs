using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

/// <summary>The ingest's part of the fold: sales, lanes and quarantine, which batches move together. Reads nothing but its arguments.</summary>
internal static class PartnerFold
{
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
            transaction.Reason = (QuarantineReason)outcome.QuarantineReason;
            if (outcome.Voided is { } voided)
                transaction.Voids = new VoidTarget(voided.Transaction.ToByteArray(), voided.BusinessDay, Encoding.UTF8.GetBytes(voided.Region), default);
            if (outcome.ReleasedVoid is { } released)
                transaction.ReleasedVoid = QuarantineKeys.ToLocator(released).Value;
            if (outcome.HasRegion)
                transaction.Placement = new PartnerPlacement((ChannelType)outcome.ChannelType, outcome.Region, "");
        }
        if (batch.FirstSequence > 0)
            foreach (ref var transaction in buffer.Transactions)
                transaction.Hash = laneKey.ShortId(buffer.Bytes(transaction.Id));
        BatchFold.Apply(state, state.LaneOf(batch.SourceId),
            new BatchFacts(laneKey, batch.Epoch, batch.FirstSequence, batch.RecordedAtMicros, batch.FirstPurchases), batch.Region, buffer, version);
        TransactionBuffer.Return(buffer);
    }
}
