using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads one transaction out of the record that holds it.</summary>
internal static class StoredTransactions
{
    public static StoredTransaction Read(ReadOnlySpan<byte> payload, Locator locator)
    {
        if (RecordedBatch.TryRead(payload, out var batch))
        {
            return new StoredTransaction(batch.Transaction(locator.Place).ToArray(), batch.BusinessDay(locator.Place), batch.RegionOf(locator.Place),
                batch.Reason(locator.Place), batch.FirstSequence == 0 ? 0 : batch.FirstSequence + locator.Place, batch.RecordedAtMicros, batch.SourceId);
        }
        var fact = Fact.Parser.ParseFrom(payload);
        return fact.KindCase switch
        {
            Fact.KindOneofCase.LaneConflictObserved => new StoredTransaction(fact.LaneConflictObserved.Transaction.ToByteArray(), 0, [],
                QuarantineReason.ContentConflict, fact.LaneConflictObserved.Sequence, fact.RecordedAtMicros, fact.LaneConflictObserved.SourceId),
            Fact.KindOneofCase.QuarantineReplayed => new StoredTransaction(fact.QuarantineReplayed.Transaction.ToByteArray(),
                fact.QuarantineReplayed.BusinessDay, Encoding.UTF8.GetBytes(fact.QuarantineReplayed.Region), QuarantineReason.Unspecified, 0,
                fact.RecordedAtMicros, fact.QuarantineReplayed.SourceId),
            _ => throw new InvalidDataException($"Record {locator.Version} holds no transaction; run `channelctl journal verify`."),
        };
    }
}
