using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What every command on an agreement asks for.</summary>
internal static class AgreementRules
{
    /// <summary>Null when the partner may have an agreement; else PARTNER_STATE.</summary>
    public static Refusal? CheckPartner(PartnerLife life, BusinessDay today) => life.StateOn(today) == LifecycleState.Terminated
        ? Refusal.FailedPrecondition("PARTNER_STATE", $"Partner {life.PartnerId} is TERMINATED: it takes no agreement any more.")
        : null;

    public static Refusal? CheckEtag(string? etag, AgreementBook book) => Etags.Check(etag, book.Version, "The agreement");

    /// <summary>EFFECTIVE_UNTIL where the last day lies before the first; else PERIOD_CLOSED where it begins in a closed period and may not.</summary>
    /// <param name="from">Its first business day.</param>
    /// <param name="until">Its last business day.</param>
    /// <param name="allowAdjustment">Whether it may.</param>
    /// <param name="closedThrough">The last day of the last closed period, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public static Refusal? CheckDays(BusinessDay from, BusinessDay? until, bool allowAdjustment, BusinessDay closedThrough)
    {
        if (until < from)
            return Refusal.InvalidArgument("EFFECTIVE_UNTIL", $"effective_until {until} lies before effective_from {from}: choose a later day, or none.", "effective_until");
        return from <= closedThrough && !allowAdjustment
            ? Refusal.FailedPrecondition("PERIOD_CLOSED",
                $"effective_from {from} lies in a closed period, which stands (closed up to {closedThrough}): choose a later day, or allow_adjustment to settle the difference in the open period.",
                "effective_from")
            : null;
    }

    /// <summary>The version that is meant by a number, or the pending one by 0; null where there is none. AGREEMENT_NOT_FOUND for a number that no version has.</summary>
    public static Outcome<Subject> Find(AgreementBook book, int number, BusinessDay today)
    {
        var version = number == 0 ? book.Pending ?? book.SignedOn(today) ?? book.Versions.LastOrDefault() : book.Find(number);
        if (number != 0 && version is null)
            return AgreementBook.NotFound(number, today);
        return new Subject(version, version is null ? AgreementState.Unspecified : book.StateOf(version, today));
    }

    public static Refusal NotFound(string message) => Refusal.NotFound("AGREEMENT_NOT_FOUND", message);

    /// <summary>The pending version, when the step may be taken.</summary>
    public static Outcome<AgreementVersion> Require(AgreementBook book, int number, BusinessDay today, AgreementStep step)
    {
        var subject = Find(book, number, today);
        if (subject.IsRefused)
            return subject.Refusal;
        return AgreementSteps.Check(subject.Value.Version?.Number ?? 0, subject.Value.State, step) is { } refusal ? refusal : subject.Value.Version!;
    }

    /// <summary>What a command is about, with its state today.</summary>
    internal readonly record struct Subject(AgreementVersion? Version, AgreementState State);
}
