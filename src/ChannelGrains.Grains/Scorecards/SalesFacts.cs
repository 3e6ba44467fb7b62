using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Kind = ChannelGrains.Ingest.V1.TransactionKind;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>The transactions of a record that net sales are made of: those of the quarantine are none, and a void takes back what it names on that one's day.</summary>
internal static class SalesFacts
{
    public static IReadOnlyList<FigureFact> Of(in JournalRecord record)
    {
        List<FigureFact> facts = [];
        if (RecordedBatch.TryRead(record.Payload.Span, out var batch))
        {
            var outcomes = batch.Outcomes.ToDictionary(outcome => outcome.Index);
            for (var place = 0; place < batch.Count; place++)
            {
                outcomes.TryGetValue(place, out var outcome);
                if (outcome is { QuarantineReason: not 0 } or { ReleasedVoid: not null })
                    continue;
                facts.Add(Fact(record.Version, batch.RecordedAtMicros, batch.Transaction(place).ToArray(), batch.BusinessDay(place), outcome?.Voided));
            }
            return facts;
        }
        if (Journal.V1.Fact.Parser.ParseFrom(record.Payload.Span) is { Quarantine.Replayed: { ReleasedVoid: null } replayed } fact)
            facts.Add(Fact(record.Version, fact.RecordedAtMicros, replayed.Transaction.ToByteArray(), replayed.BusinessDay, replayed.Voided));
        return facts;
    }

    private static FigureFact Fact(long version, long atMicros, byte[] stored, int day, VoidedTransaction? voided)
    {
        var transaction = Parse(stored, version);
        return voided is null
            ? new(version, new BusinessDay(day), atMicros, transaction.Kind == Kind.Return ? "RETURN" : "SALE", transaction.TransactionId, Effect(transaction), null)
            : new(version, new BusinessDay(voided.BusinessDay), atMicros, "VOID", transaction.TransactionId, -Effect(Parse(voided.Transaction.ToByteArray(), version)), null);
    }

    private static Int128 Effect(Transaction transaction)
    {
        var amount = transaction.Lines.Aggregate(Int128.Zero, (sum, line) => sum + line.AmountMicros);
        return transaction.Kind == Kind.Return ? -amount : amount;
    }

    private static Transaction Parse(byte[] stored, long version) =>
        StoredTransactions.Parse(stored) ?? throw new InvalidDataException($"A transaction of record {version} cannot be read; run `channelctl journal verify`.");
}
