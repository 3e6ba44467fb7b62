using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Drafts a new version of an agreement that is in force, or will be.</summary>
/// <param name="Draft">What the version is to say, all of it, and from when.</param>
[GenerateSerializer, Immutable]
public sealed record AmendAgreement([property: Id(0)] DraftAgreement Draft)
{
    /// <summary>Refused as <see cref="DraftAgreement.Decide"/> says.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="closedThrough">The last day of the last closed period, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<AgreementDrafted> Decide(AgreementBook book, PartnerLife life, BusinessDay today, BusinessDay closedThrough)
    {
        var version = book.SignedOn(today) ?? book.Versions.LastOrDefault();
        var subject = new AgreementRules.Subject(version, version is null ? AgreementState.Unspecified : book.StateOf(version, today));
        return Draft.Write(book, life, today, closedThrough, subject, AgreementStep.Amend, version?.Number ?? 0);
    }
}
