using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Partners;

/// <summary>Where a partner came from, and through whom.</summary>
/// <param name="Kind">Where from.</param>
/// <param name="Referrer">Who referred it; empty where nobody did, or that is not known.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerOrigin([property: Id(0)] OriginKind Kind, [property: Id(1)] string Referrer)
{
    public const int MaxReferrerBytes = 200;

    /// <summary>Refuses the first value that is out of bounds, by the names of the wire; null when all is well.</summary>
    internal Refusal? Check()
    {
        if (Kind is < OriginKind.EmployeeReferral or > OriginKind.DirectContact)
            return Refusal.InvalidArgument("ORIGIN_KIND",
                "partner.origin.kind must be EMPLOYEE_REFERRAL, WEB_SITE, THIRD_PARTY or DIRECT_CONTACT: leave the origin away where it is not known.",
                "partner.origin.kind");
        if (Kind is OriginKind.EmployeeReferral or OriginKind.ThirdParty && string.IsNullOrWhiteSpace(Referrer))
            return Refusal.InvalidArgument("REFERRER_EMPTY",
                "partner.origin.referrer is empty: say who referred the partner.", "partner.origin.referrer");
        return Texts.Check(Referrer, MaxReferrerBytes, "partner.origin.referrer");
    }
}
