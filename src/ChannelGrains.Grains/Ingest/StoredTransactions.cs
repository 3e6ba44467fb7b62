using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads transactions in their durable form, and out of the record that holds them.</summary>
public static class StoredTransactions
{
    internal static StoredTransaction Read(ReadOnlySpan<byte> payload, Locator locator) => Read(payload, [locator])[0];

    /// <summary>Reads several transactions of one record, which is parsed once.</summary>
    internal static StoredTransaction[] Read(ReadOnlySpan<byte> payload, ReadOnlySpan<Locator> locators)
    {
        var found = new StoredTransaction[locators.Length];
        var isBatch = RecordedBatch.TryRead(payload, out var batch);
        for (var i = 0; i < found.Length; i++)
            found[i] = isBatch ? Of(batch, locators[i].Place) : OfSingle(payload, locators[i]);
        return found;
    }

    /// <summary>The durable form as a message, without what this version does not know; null where the bytes are no transaction.</summary>
    public static Transaction? Parse(byte[] durable)
    {
        try
        {
            return Transaction.Parser.WithDiscardUnknownFields(true).ParseFrom(durable);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static StoredTransaction Of(in RecordedBatch batch, int place) => new(
        batch.Transaction(place).ToArray(), batch.BusinessDay(place), batch.RegionOf(place), batch.Reason(place),
        batch.FirstSequence == 0 ? 0 : batch.FirstSequence + place, batch.RecordedAtMicros, batch.SourceId);

    private static StoredTransaction OfSingle(ReadOnlySpan<byte> payload, Locator locator)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Lanes?.ConflictObserved is { } observed)
            return new StoredTransaction(observed.Transaction.ToByteArray(), 0, [], QuarantineReason.ContentConflict, observed.Sequence, fact.RecordedAtMicros, observed.SourceId);
        return fact.Quarantine?.Replayed is { } replayed
            ? new StoredTransaction(replayed.Transaction.ToByteArray(), replayed.BusinessDay, Encoding.UTF8.GetBytes(replayed.Region), QuarantineReason.Unspecified, 0,
                fact.RecordedAtMicros, replayed.SourceId)
            : throw new InvalidDataException($"Record {locator.Version} holds no transaction; run `channelctl journal verify`.");
    }
}
