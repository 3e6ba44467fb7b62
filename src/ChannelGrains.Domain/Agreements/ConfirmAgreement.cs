using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Confirms for one side what is in review.</summary>
/// <param name="Number">The version that is meant; 0 is the pending one.</param>
/// <param name="Side">Who confirms it.</param>
/// <param name="Evidence">What shows it; may be null.</param>
/// <param name="Etag">The etag that the caller read, or null or empty.</param>
[GenerateSerializer, Immutable]
public sealed record ConfirmAgreement(
    [property: Id(0)] int Number, [property: Id(1)] AgreementSide Side, [property: Id(2)] AgreementEvidence? Evidence, [property: Id(3)] string? Etag)
{
    /// <summary>Refused, in this order: SIDE, EVIDENCE, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, ETAG_MISMATCH, AGREEMENT_NOT_FOUND, AGREEMENT_STATE,
    /// SIDE_CONFIRMED.</summary>
    public Outcome<AgreementConfirmed> Decide(AgreementBook book, PartnerLife life, BusinessDay today)
    {
        if (Side is not (AgreementSide.Company or AgreementSide.Partner))
            return Refusal.InvalidArgument("SIDE", "side must be COMPANY or PARTNER: say who confirms.", "side");
        if ((Evidence?.Check() ?? AgreementRules.CheckPartner(life, today) ?? AgreementRules.CheckEtag(Etag, book)) is { } refusal)
            return refusal;
        var version = AgreementRules.Require(book, Number, today, AgreementStep.Confirm);
        if (version.IsRefused)
            return version.Refusal;
        return version.Value.ConfirmedBy.Contains(Side)
            ? Refusal.FailedPrecondition("SIDE_CONFIRMED",
                $"{Words.Upper(Side)} has confirmed version {version.Value.Number}: {(version.Value.ConfirmedBy.Count > 1 ? "sign it" : "the other side is awaited")}.")
            : new AgreementConfirmed(version.Value.Number, Side, Evidence);
    }
}
