using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Sets whom a partner's money goes to.</summary>
/// <param name="Payee">Whom; null is refused.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What shows it; null when none is given.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record SetPayee([property: Id(0)] Payee? Payee, [property: Id(1)] string Reason, [property: Id(2)] AgreementEvidence? Evidence, [property: Id(3)] string? Etag)
{
    /// <summary>Refused, in this order: PAYEE where it is missing, TERMS_INCOMPLETE or PAYEE where it is not one that a bank can pay, REASON_EMPTY, TEXT_TOO_LONG, EVIDENCE,
    /// ETAG_MISMATCH. A partner that is TERMINATED may still have money to come.</summary>
    /// <param name="book">The payee as it is.</param>
    /// <param name="today">The partner's business day.</param>
    public Outcome<PayeeSet> Decide(PayeeBook book, BusinessDay today)
    {
        if (Payee is not { } payee)
            return Refusal.InvalidArgument("PAYEE", "payee is missing: say whom the money goes to.", "payee");
        if ((PaymentRules.CheckPayee(payee, "payee") ?? PayeeContent.Check(payee)) is { } wrong)
            return wrong;
        if (Reason.Length == 0)
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is missing: say why the payee is set.", "reason");
        if ((Notes.Check(Reason, "reason") ?? Evidence?.Check()) is { } text)
            return text;
        return Etags.Check(Etag, book.Last, "The payee") is { } stale ? stale : new PayeeSet(payee, [.. PayeeContent.HashOf(payee)], today, Reason, Evidence, book.Last);
    }
}
