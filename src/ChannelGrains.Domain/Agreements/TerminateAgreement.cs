using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Ends an agreement, or withdraws one that is not signed yet.</summary>
/// <param name="Reason">Why, for people; must not be empty.</param>
/// <param name="From">The first business day without it, later than any counted one; null is the day after the later of today and the last counted one.</param>
/// <param name="Evidence">What shows it; may be null.</param>
/// <param name="Etag">The etag that the caller read, or null or empty.</param>
[GenerateSerializer, Immutable]
public sealed record TerminateAgreement(
    [property: Id(0)] string Reason, [property: Id(1)] BusinessDay? From, [property: Id(2)] AgreementEvidence? Evidence, [property: Id(3)] string? Etag)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, EVIDENCE, ETAG_MISMATCH, AGREEMENT_STATE (also when it ends before that day
    /// already), EFFECTIVE_FROM_COUNTED, EFFECTIVE_FROM where nothing is signed.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="lastCounted">Its last business day with a counted transaction, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<AgreementTerminated> Decide(AgreementBook book, BusinessDay today, BusinessDay lastCounted)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why the agreement ends.", "reason");
        if ((Notes.Check(Reason, "reason") ?? Evidence?.Check() ?? AgreementRules.CheckEtag(Etag, book)) is { } refusal)
            return refusal;
        return book.HasSignedOn(today) ? End(book, today, lastCounted) : Withdraw(book, today);
    }

    private Outcome<AgreementTerminated> End(AgreementBook book, BusinessDay today, BusinessDay lastCounted)
    {
        var from = From ?? BusinessDay.Max(today, lastCounted).AddDays(1);
        if (from <= lastCounted)
            return Refusal.FailedPrecondition("EFFECTIVE_FROM_COUNTED",
                $"effective_from {from} is not later than {lastCounted}, up to which sales are counted: choose a later day.", "effective_from");
        return book.Timeline.LastDay is { } last && last < from
            ? Refusal.FailedPrecondition("AGREEMENT_STATE", $"The agreement ends on {last} already, so it cannot be terminated from {from} on: choose an earlier day, or leave it.", "effective_from")
            : new AgreementTerminated(from, Reason, Evidence);
    }

    private Outcome<AgreementTerminated> Withdraw(AgreementBook book, BusinessDay today)
    {
        var version = AgreementRules.Require(book, 0, today, AgreementStep.Terminate);
        if (version.IsRefused)
            return version.Refusal;
        return From is null
            ? new AgreementTerminated(null, Reason, Evidence)
            : Refusal.InvalidArgument("EFFECTIVE_FROM", "effective_from is for an agreement that is signed: leave it empty to withdraw a draft.", "effective_from");
    }
}
