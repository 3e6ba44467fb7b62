using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using PayeeSet = ChannelGrains.Domain.Payments.PayeeSet;
using PayeeVerified = ChannelGrains.Domain.Payments.PayeeVerified;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Payments;

/// <summary>What happens to payees between the domain and its durable form.</summary>
internal static class PayeeFacts
{
    public static PaymentsFact ToFact(PayeeFact fact) => fact switch
    {
        PayeeSet set => new PaymentsFact
        {
            PayeeSet = new Stored.PayeeSet
            {
                Payee = AgreementTermsFacts.ToFact(set.Payee),
                ContentHash = ByteString.CopyFrom(set.ContentHash.AsSpan()),
                Day = set.Day.DaysSinceEpoch,
                Reason = set.Reason,
                Evidence = AgreementFacts.ToFact(set.Evidence),
                Previous = set.Previous,
            },
        },
        PayeeVerified verified => new PaymentsFact { PayeeVerified = ToFact(verified) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that is no partner's.</summary>
    public static PayeeFact? ToDomain(PaymentsFact fact) => fact.KindCase switch
    {
        PaymentsFact.KindOneofCase.PayeeSet => new PayeeSet(
            AgreementTermsFacts.ToDomain(fact.PayeeSet.Payee), Bytes(fact.PayeeSet.ContentHash), new BusinessDay(fact.PayeeSet.Day), fact.PayeeSet.Reason,
            AgreementFacts.ToDomain(fact.PayeeSet.Evidence), fact.PayeeSet.Previous),
        PaymentsFact.KindOneofCase.PayeeVerified => new PayeeVerified(
            Bytes(fact.PayeeVerified.ContentHash), Bytes(fact.PayeeVerified.AccountKey), fact.PayeeVerified.Note, [.. fact.PayeeVerified.SharedWith], fact.PayeeVerified.Previous),
        _ => null,
    };

    public static PayeeSnapshot Capture(PayeeBook book)
    {
        var snapshot = new PayeeSnapshot
        {
            SetAt = book.SetAt,
            SetHash = Bytes(book.SetHash),
            SetDay = book.SetDay.DaysSinceEpoch,
            SetBy = book.SetBy,
            SetAccountKey = Bytes(book.SetAccountKey),
            VerifiedHash = Bytes(book.VerifiedHash),
            VerifiedAccountKey = Bytes(book.VerifiedAccountKey),
            VerifiedAt = book.VerifiedAt,
            VerifiedBy = book.VerifiedBy,
            VerifiedAtMicros = book.VerifiedAtMicros,
            Last = book.Last,
        };
        snapshot.SharedWith.AddRange(book.SharedWith);
        return snapshot;
    }

    public static PayeeBook Restore(PayeeSnapshot snapshot) => new()
    {
        SetAt = snapshot.SetAt,
        SetHash = Bytes(snapshot.SetHash),
        SetDay = new BusinessDay(snapshot.SetDay),
        SetBy = snapshot.SetBy,
        SetAccountKey = Bytes(snapshot.SetAccountKey),
        VerifiedHash = Bytes(snapshot.VerifiedHash),
        VerifiedAccountKey = Bytes(snapshot.VerifiedAccountKey),
        VerifiedAt = snapshot.VerifiedAt,
        VerifiedBy = snapshot.VerifiedBy,
        VerifiedAtMicros = snapshot.VerifiedAtMicros,
        SharedWith = [.. snapshot.SharedWith],
        Last = snapshot.Last,
    };

    public static ImmutableArray<byte> Bytes(ByteString bytes) => [.. bytes.Span];

    public static ByteString Bytes(ImmutableArray<byte> bytes) => ByteString.CopyFrom(bytes.AsSpan());

    private static Stored.PayeeVerified ToFact(PayeeVerified verified)
    {
        var fact = new Stored.PayeeVerified { ContentHash = Bytes(verified.ContentHash), AccountKey = Bytes(verified.AccountKey), Note = verified.Note, Previous = verified.Previous };
        fact.SharedWith.AddRange(verified.SharedWith);
        return fact;
    }
}
