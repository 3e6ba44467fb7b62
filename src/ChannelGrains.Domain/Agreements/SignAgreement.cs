using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Signs what both sides have confirmed.</summary>
/// <param name="Number">The version that is meant; 0 is the pending one.</param>
/// <param name="Evidence">The signed document; null is refused.</param>
/// <param name="Etag">The etag that the caller read, or null or empty.</param>
[GenerateSerializer, Immutable]
public sealed record SignAgreement([property: Id(0)] int Number, [property: Id(1)] AgreementEvidence? Evidence, [property: Id(2)] string? Etag)
{
    /// <summary>Refused, in this order: EVIDENCE, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, ETAG_MISMATCH, AGREEMENT_NOT_FOUND, AGREEMENT_STATE,
    /// NOT_CONFIRMED, PERIOD_CLOSED. What the signer is warned of, <see cref="AgreementWarnings"/> say.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="closedThrough">The last day of the last closed period, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<AgreementSigned> Decide(AgreementBook book, PartnerLife life, BusinessDay today, BusinessDay closedThrough)
    {
        if (Evidence is null)
            return AgreementEvidence.Missing();
        if ((Evidence.Check() ?? AgreementRules.CheckPartner(life, today) ?? AgreementRules.CheckEtag(Etag, book)) is { } refusal)
            return refusal;
        var found = AgreementRules.Require(book, Number, today, AgreementStep.Sign);
        if (found.IsRefused)
            return found.Refusal;
        var version = found.Value;
        if (Enum.GetValues<AgreementSide>()[1..].Except(version.ConfirmedBy).Select(Words.Upper).ToList() is { Count: > 0 } awaited)
            return Refusal.FailedPrecondition("NOT_CONFIRMED",
                $"Version {version.Number} is not confirmed by {string.Join(" and ", awaited)}: each side confirms it before it is signed.");
        return AgreementRules.CheckDays(version.From, version.Until, version.AllowAdjustment, closedThrough) is { } closed
            ? closed
            : new AgreementSigned(version.Number, Evidence, today);
    }
}
