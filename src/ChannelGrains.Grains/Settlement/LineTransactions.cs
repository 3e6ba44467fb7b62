using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Kind = ChannelGrains.Ingest.V1.TransactionKind;

namespace ChannelGrains.Grains.Settlement;

/// <summary>The transactions of a record that a line is made of: those of the quarantine are none, and a void takes back what it names on that one's day.</summary>
internal static class LineTransactions
{
    public static IEnumerable<LineTransaction> Of(in JournalRecord record, LineScope scope)
    {
        List<LineTransaction> found = [];
        var version = record.Version;
        if (RecordedBatch.TryRead(record.Payload.Span, out var batch))
        {
            var outcomes = batch.Outcomes.ToDictionary(outcome => outcome.Index);
            for (var place = 0; place < batch.Count; place++)
            {
                outcomes.TryGetValue(place, out var outcome);
                if (outcome is { QuarantineReason: not 0 } or { ReleasedVoid: not null })
                    continue;
                Add(batch.RecordedAtMicros, batch.Transaction(place).ToArray(), batch.BusinessDay(place), outcome?.Voided);
            }
        }
        else if (Fact.Parser.ParseFrom(record.Payload.Span) is { Quarantine.Replayed: { ReleasedVoid: null } replayed } fact)
            Add(fact.RecordedAtMicros, replayed.Transaction.ToByteArray(), replayed.BusinessDay, replayed.Voided);
        return found;

        void Add(long atMicros, byte[] stored, int day, VoidedTransaction? voided)
        {
            if (!scope.Days!.Contains(new BusinessDay(voided?.BusinessDay ?? day)))
                return;
            var transaction = Parse(stored);
            var counted = voided is null ? transaction : Parse(voided.Transaction.ToByteArray());
            var lines = counted.Lines.Where(line => scope.Has(line.Category)).ToList();
            if (lines.Count == 0)
                return;
            var amount = lines.Aggregate(Int128.Zero, (sum, line) => sum + line.AmountMicros);
            var isTakenBack = (counted.Kind == Kind.Return) != (voided is not null);
            found.Add(new(
                transaction.TransactionId, voided is not null ? "VOID" : counted.Kind == Kind.Return ? "RETURN" : "SALE", new BusinessDay(voided?.BusinessDay ?? day), atMicros,
                isTakenBack ? -amount : amount, version, transaction.OriginalTransactionId));
        }

        Transaction Parse(byte[] stored) =>
            StoredTransactions.Parse(stored) ?? throw new InvalidDataException($"A transaction of record {version} cannot be read; run `channelctl journal verify`.");
    }
}
