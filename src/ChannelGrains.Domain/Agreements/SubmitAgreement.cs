using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Gives a draft into review by both sides.</summary>
/// <param name="Number">The version that is meant; 0 is the pending one.</param>
/// <param name="Etag">The etag that the caller read, or null or empty.</param>
[GenerateSerializer, Immutable]
public sealed record SubmitAgreement([property: Id(0)] int Number, [property: Id(1)] string? Etag)
{
    /// <summary>Refused, in this order: PARTNER_STATE, ETAG_MISMATCH, AGREEMENT_NOT_FOUND, AGREEMENT_STATE.</summary>
    public Outcome<AgreementSubmitted> Decide(AgreementBook book, PartnerLife life, BusinessDay today)
    {
        if ((AgreementRules.CheckPartner(life, today) ?? AgreementRules.CheckEtag(Etag, book)) is { } refusal)
            return refusal;
        var version = AgreementRules.Require(book, Number, today, AgreementStep.Submit);
        return version.IsRefused ? version.Refusal : new AgreementSubmitted(version.Value.Number);
    }
}
