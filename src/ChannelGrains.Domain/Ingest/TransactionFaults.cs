using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>What is wrong with a transaction in itself. Of several faults the first counts, in this order: size, kind, form, currency, amounts, clock, a day
/// of no period, the partner's state. What is found among other transactions comes before (a conflict) or after (places for its names, an id that was used, voids).</summary>
public static class TransactionFaults
{
    /// <summary>The reason; unspecified when there is none.</summary>
    public static QuarantineReason Find(in BatchTransaction transaction, DecidedBatch batch, in BatchTerms terms)
    {
        if (transaction.IsDigest)
            return QuarantineReason.TooLarge;
        if (!transaction.KnownKind)
            return QuarantineReason.Kind;
        if (!transaction.FormatValid || !transaction.HasOccurredAt)
            return QuarantineReason.Format;
        if (!HasCurrency(transaction, batch, terms))
            return QuarantineReason.Currency;
        if (!transaction.AmountsValid)
            return QuarantineReason.Amount;
        if (transaction.OccurredAtMicros > terms.LatestMicros)
            return QuarantineReason.ClockAhead;
        if (transaction.OccurredAtMicros < terms.EarliestMicros)
            return QuarantineReason.ClockBehind;
        var day = new BusinessDay(transaction.BusinessDay);
        if (!day.IsInAPeriod)
            return QuarantineReason.Format;
        return transaction.Kind == TransactionKind.Sale && !terms.Life.MaySell(day) ? QuarantineReason.PartnerNotActive : QuarantineReason.Unspecified;
    }

    /// <summary>A void may leave its currency out.</summary>
    private static bool HasCurrency(in BatchTransaction transaction, DecidedBatch batch, in BatchTerms terms) =>
        batch.Bytes(transaction.Currency).SequenceEqual(terms.Currency) || (transaction.Kind == TransactionKind.Void && transaction.Currency.Length == 0);
}
