using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Drafts an agreement, or drafts anew what is not signed yet.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="From">Its first business day; null is refused.</param>
/// <param name="Until">Its last business day; null is no end.</param>
/// <param name="AllowAdjustment">Whether it may reach into closed periods.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record DraftAgreement(
    [property: Id(0)] AgreementTerms Terms,
    [property: Id(1)] BusinessDay? From,
    [property: Id(2)] BusinessDay? Until,
    [property: Id(3)] bool AllowAdjustment,
    [property: Id(4)] string? Etag)
{
    /// <summary>
    /// Refused, in this order: the terms (see <see cref="AgreementTermsRules"/>), EFFECTIVE_FROM where no day is said, EFFECTIVE_UNTIL, PARTNER_STATE,
    /// ETAG_MISMATCH, AGREEMENT_STATE, PERIOD_CLOSED, VERSIONS_FULL.
    /// </summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="closedThrough">The last day of the last closed period, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<AgreementDrafted> Decide(AgreementBook book, PartnerLife life, BusinessDay today, BusinessDay closedThrough)
    {
        var subject = AgreementRules.Find(book, 0, today).Require();
        var amends = subject.Version is { IsPending: true } pending ? pending.Amends : 0;
        return Write(book, life, today, closedThrough, subject, AgreementStep.Draft, amends);
    }

    /// <summary>Likewise for any step that writes a version.</summary>
    internal Outcome<AgreementDrafted> Write(
        AgreementBook book, PartnerLife life, BusinessDay today, BusinessDay closedThrough, AgreementRules.Subject subject, AgreementStep step, int amends)
    {
        if (CheckForm(life) is { } malformed)
            return malformed;
        var from = From!.Value;
        if ((AgreementRules.CheckPartner(life, today) ?? AgreementRules.CheckEtag(Etag, book) ?? AgreementSteps.Check(subject.Version?.Number ?? 0, subject.State, step)
            ?? AgreementRules.CheckDays(from, Until, AllowAdjustment, closedThrough)) is { } refusal)
            return refusal;
        var number = book.Pending?.Number ?? book.Versions.Count + 1;
        if (number > AgreementBook.MaxVersions)
            return Refusal.ResourceExhausted("VERSIONS_FULL", $"The partner's agreement has {AgreementBook.MaxVersions} versions: no more are kept.");
        return new AgreementDrafted(number, amends, from, Until, AllowAdjustment, Terms with { CurrencyCode = life.Particulars.CurrencyCode });
    }

    /// <summary>What is wrong with the terms and days themselves.</summary>
    internal Refusal? CheckForm(PartnerLife life)
    {
        if (AgreementTermsRules.Check(Terms, life.Particulars.CurrencyCode) is { } terms)
            return terms;
        return From is { } from
            ? AgreementRules.CheckDays(from, Until, allowAdjustment: true, BusinessDay.SinceEver)
            : Refusal.InvalidArgument("EFFECTIVE_FROM", "effective_from is missing: say the first business day, yyyy-mm-dd; a past one is allowed.", "effective_from");
    }
}
