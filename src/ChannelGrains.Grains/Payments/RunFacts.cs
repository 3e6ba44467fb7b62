using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Ours = ChannelGrains.Domain.Payments;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Payments;

/// <summary>What happens to runs between the domain and its durable form.</summary>
internal static class RunFacts
{
    public static PaymentsFact ToFact(PaymentRunFact fact) => fact switch
    {
        Ours.PaymentRunPlanned planned => new PaymentsFact { RunPlanned = ToFact(planned) },
        Ours.PaymentRunApproved => new PaymentsFact { RunApproved = new() },
        Ours.PaymentsTaken taken => new PaymentsFact { PaymentsTaken = ToFact(taken) },
        Ours.BankEvidence evidence => new PaymentsFact { BankEvidence = EvidenceFacts.ToFact(evidence) },
        Ours.PaymentOutcomeRecorded outcome => new PaymentsFact
        {
            OutcomeRecorded = new() { Number = outcome.Number, State = (int)outcome.State, Reason = outcome.Reason, Note = outcome.Note, Day = outcome.Day.DaysSinceEpoch },
        },
        Ours.PaymentsTold told => new PaymentsFact { PaymentsTold = ToFact(told) },
        Ours.PaymentBreakClosed closed => new PaymentsFact { BreakClosed = new() { BreakId = closed.BreakId, Note = closed.Note } },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that is no run's.</summary>
    public static PaymentRunFact? ToDomain(PaymentsFact? fact) => fact?.KindCase switch
    {
        PaymentsFact.KindOneofCase.RunPlanned => ToDomain(fact.RunPlanned),
        PaymentsFact.KindOneofCase.RunApproved => new Ours.PaymentRunApproved(),
        PaymentsFact.KindOneofCase.PaymentsTaken => new Ours.PaymentsTaken(
            fact.PaymentsTaken.First, fact.PaymentsTaken.Last, [.. fact.PaymentsTaken.Refused.Select(refused => new Ours.RefusedPayment(refused.Number, refused.Reason, refused.Message))]),
        PaymentsFact.KindOneofCase.BankEvidence => EvidenceFacts.ToDomain(fact.BankEvidence),
        PaymentsFact.KindOneofCase.OutcomeRecorded => new Ours.PaymentOutcomeRecorded(
            fact.OutcomeRecorded.Number, (PaymentState)fact.OutcomeRecorded.State, fact.OutcomeRecorded.Reason, fact.OutcomeRecorded.Note, new BusinessDay(fact.OutcomeRecorded.Day)),
        PaymentsFact.KindOneofCase.PaymentsTold => new Ours.PaymentsTold(
            [.. fact.PaymentsTold.Payments.Select(told => new Ours.ToldPayment(told.Number, (PaymentState)told.State, told.Refused))]),
        PaymentsFact.KindOneofCase.BreakClosed => new Ours.PaymentBreakClosed(fact.BreakClosed.BreakId, fact.BreakClosed.Note),
        _ => null,
    };

    public static Stored.PaymentRunPlanned ToFact(Ours.PaymentRunPlanned planned)
    {
        var fact = new Stored.PaymentRunPlanned
        {
            DueDay = planned.DueBy.DaysSinceEpoch,
            CurrencyCode = planned.CurrencyCode,
            ExecutionDay = planned.ExecutionOn.DaysSinceEpoch,
            Debtor = ToFact(planned.Debtor),
            Seed = PayeeFacts.Bytes(planned.Seed),
            FileSize = planned.FileSize,
        };
        fact.PartnerIds.AddRange(planned.PartnerIds);
        fact.Payments.AddRange(planned.Payments.Select(payment => new Stored.PlannedPayment
        {
            PartnerId = payment.PartnerId,
            StatementId = payment.StatementId,
            Amount = payment.Amount,
            Payee = payment.Payee is { } payee ? AgreementTermsFacts.ToFact(payee) : null,
            PayeeHash = PayeeFacts.Bytes(payment.PayeeHash),
            Reason = payment.Reason,
            Message = payment.Message,
        }));
        return fact;
    }

    public static Ours.PaymentRunPlanned ToDomain(Stored.PaymentRunPlanned fact) => new(
        new BusinessDay(fact.DueDay), [.. fact.PartnerIds], fact.CurrencyCode, new BusinessDay(fact.ExecutionDay), ToDomain(fact.Debtor), PayeeFacts.Bytes(fact.Seed),
        [.. fact.Payments.Select(payment => new Ours.PlannedPayment(
            payment.PartnerId, payment.StatementId, payment.Amount, payment.Payee is { } payee ? AgreementTermsFacts.ToDomain(payee) : null, PayeeFacts.Bytes(payment.PayeeHash),
            payment.Reason, payment.Message))],
        fact.FileSize);

    private static Stored.PaymentDebtor ToFact(Ours.PaymentDebtor debtor) => new()
    {
        Name = debtor.Name,
        Account = debtor.Account,
        Bank = debtor.Bank,
        Street = debtor.Street,
        Building = debtor.Building,
        PostCode = debtor.PostCode,
        Town = debtor.Town,
        Country = debtor.Country,
        OrganisationId = debtor.OrganisationId,
        Scheme = (int)debtor.Scheme,
    };

    private static Ours.PaymentDebtor ToDomain(Stored.PaymentDebtor fact) => new()
    {
        Name = fact.Name,
        Account = fact.Account,
        Bank = fact.Bank,
        Street = fact.Street,
        Building = fact.Building,
        PostCode = fact.PostCode,
        Town = fact.Town,
        Country = fact.Country,
        OrganisationId = fact.OrganisationId,
        Scheme = (PaymentScheme)fact.Scheme,
    };

    private static Stored.PaymentsTaken ToFact(Ours.PaymentsTaken taken)
    {
        var fact = new Stored.PaymentsTaken { First = taken.First, Last = taken.Last };
        fact.Refused.AddRange(taken.Refused.Select(refused => new Stored.RefusedPayment { Number = refused.Number, Reason = refused.Reason, Message = refused.Message }));
        return fact;
    }

    private static Stored.PaymentsTold ToFact(Ours.PaymentsTold told)
    {
        var fact = new Stored.PaymentsTold();
        fact.Payments.AddRange(told.Payments.Select(one => new Stored.ToldPayment { Number = one.Number, State = (int)one.State, Refused = one.Refused }));
        return fact;
    }
}
