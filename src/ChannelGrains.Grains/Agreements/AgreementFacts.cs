using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using Google.Protobuf;
using Drafted = ChannelGrains.Domain.Agreements.AgreementDrafted;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Agreements;

/// <summary>What happens to agreements between the domain and its durable form.</summary>
internal static class AgreementFacts
{
    public static Stored.AgreementsFact ToFact(AgreementFact fact) => fact switch
    {
        Drafted drafted => new Stored.AgreementsFact { Drafted = ToFact(drafted) },
        AgreementSubmitted submitted => new Stored.AgreementsFact { Submitted = new() { Number = submitted.Number } },
        AgreementConfirmed confirmed => new Stored.AgreementsFact
        {
            Confirmed = new() { Number = confirmed.Number, Side = (int)confirmed.Side, Evidence = ToFact(confirmed.Evidence) },
        },
        AgreementSigned signed => new Stored.AgreementsFact
        {
            Signed = new() { Number = signed.Number, Evidence = ToFact(signed.Evidence), SignedOnDay = signed.SignedOn.DaysSinceEpoch },
        },
        AgreementTerminated terminated => new Stored.AgreementsFact { Terminated = ToFact(terminated) },
        ObligationMet met => new Stored.AgreementsFact { ObligationMet = new() { ObligationId = met.ObligationId, DueDay = met.DueOn.DaysSinceEpoch, Evidence = met.Evidence } },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static AgreementFact? ToDomain(Stored.AgreementsFact fact) => fact.KindCase switch
    {
        Stored.AgreementsFact.KindOneofCase.Drafted => ToDomain(fact.Drafted),
        Stored.AgreementsFact.KindOneofCase.Submitted => new AgreementSubmitted(fact.Submitted.Number),
        Stored.AgreementsFact.KindOneofCase.Confirmed => new AgreementConfirmed(fact.Confirmed.Number, (AgreementSide)fact.Confirmed.Side, ToDomain(fact.Confirmed.Evidence)),
        Stored.AgreementsFact.KindOneofCase.Signed => new AgreementSigned(fact.Signed.Number, ToDomain(fact.Signed.Evidence)!, new BusinessDay(fact.Signed.SignedOnDay)),
        Stored.AgreementsFact.KindOneofCase.Terminated => new AgreementTerminated(
            fact.Terminated.HasFromDay ? new BusinessDay(fact.Terminated.FromDay) : null, fact.Terminated.Reason, ToDomain(fact.Terminated.Evidence)),
        Stored.AgreementsFact.KindOneofCase.ObligationMet => new ObligationMet(fact.ObligationMet.ObligationId, new BusinessDay(fact.ObligationMet.DueDay), fact.ObligationMet.Evidence),
        _ => null,
    };

    private static Stored.AgreementDrafted ToFact(Drafted drafted)
    {
        var fact = new Stored.AgreementDrafted
        {
            Number = drafted.Number,
            Amends = drafted.Amends,
            FromDay = drafted.From.DaysSinceEpoch,
            AllowAdjustment = drafted.AllowAdjustment,
            Terms = AgreementTermsFacts.ToFact(drafted.Terms),
            CurrencyCode = drafted.Terms.CurrencyCode,
        };
        if (drafted.Until is { } until)
            fact.UntilDay = until.DaysSinceEpoch;
        return fact;
    }

    private static Drafted ToDomain(Stored.AgreementDrafted fact) => new(
        fact.Number, fact.Amends, new BusinessDay(fact.FromDay), fact.HasUntilDay ? new BusinessDay(fact.UntilDay) : null, fact.AllowAdjustment,
        AgreementTermsFacts.ToDomain(fact.Terms, fact.CurrencyCode));

    private static Stored.AgreementTerminated ToFact(AgreementTerminated terminated)
    {
        var fact = new Stored.AgreementTerminated { Reason = terminated.Reason, Evidence = ToFact(terminated.Evidence) };
        if (terminated.From is { } from)
            fact.FromDay = from.DaysSinceEpoch;
        return fact;
    }

    public static Stored.AgreementEvidence? ToFact(AgreementEvidence? evidence) => evidence is null
        ? null
        : new Stored.AgreementEvidence { Reference = evidence.Reference, Sha256 = ByteString.CopyFrom(Convert.FromHexString(evidence.Sha256)) };

    public static AgreementEvidence? ToDomain(Stored.AgreementEvidence? fact) => fact is null ? null : new(fact.Reference, Convert.ToHexStringLower(fact.Sha256.Span));
}
