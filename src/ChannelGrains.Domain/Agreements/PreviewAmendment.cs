using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Asks what a version would change.</summary>
/// <param name="Draft">What it would say, and from when; null is the pending version.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewAmendment([property: Id(0)] DraftAgreement? Draft)
{
    /// <summary>The version to look at, not signed yet. Refused, in this order: what <see cref="DraftAgreement.Decide"/> says of terms and days, AGREEMENT_NOT_FOUND
    /// where nothing is pending.</summary>
    public Outcome<AgreementVersion> Choose(AgreementBook book, PartnerLife life)
    {
        if (Draft is null)
            return book.Pending is { } pending
                ? pending
                : AgreementRules.NotFound("Nothing of the partner's agreement waits to be signed: draft or amend it, or write the terms into the request.");
        return Draft.CheckForm(life) is { } refusal
            ? refusal
            : new AgreementVersion { Number = book.Pending?.Number ?? book.Versions.Count + 1, From = Draft.From!.Value, Until = Draft.Until };
    }

    /// <summary>What it would change.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="version">The version that was chosen.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="replaced">What the version says that is in force on its first day; null for none.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="sales">The partner's sales.</param>
    public static AgreementPreview Show(AgreementBook book, AgreementVersion version, AgreementTerms terms, AgreementTerms? replaced, BusinessDay today, SalesBook sales)
    {
        var before = book.InForceOn(version.From);
        var span = book.IfSigned(version).SpanOf(version);
        // Sales may be dated ahead of today.
        var days = span?.DaysUpTo(BusinessDay.Max(today, new(sales.LastDay))) ?? 0;
        var priced = days > 0 ? sales.Summarise(version.From.DaysSinceEpoch, version.From.AddDays(days - 1).DaysSinceEpoch).Total : default;
        return new AgreementPreview(
            before?.Number ?? 0, TermChanges.Between(replaced, before?.Until, terms, version.Until), span, days, priced, AgreementWarnings.Of(book, version, today), today);
    }
}
