using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Compliance;

/// <summary>How many persons must hold which certificate.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">How many persons.</param>
/// <param name="GraceDays">Days after its last one on which a certificate still counts.</param>
[GenerateSerializer, Immutable]
public sealed record CertificateNeed([property: Id(0)] string Code, [property: Id(1)] int Count, [property: Id(2)] int GraceDays)
{
    /// <summary>Refused, in this order: INVALID_ID, CERTIFICATE_COUNT, GRACE_DAYS.</summary>
    internal Refusal? Check()
    {
        const string Field = "requirement.certificates";
        if (PartnerIds.Validate(Code, $"{Field}.code") is { } invalid)
            return invalid;
        if (Count is < 1 or > ComplianceLimits.MaxCertified)
            return Refusal.InvalidArgument("CERTIFICATE_COUNT", $"{Field}.count must be 1 to {ComplianceLimits.MaxCertified} persons.", $"{Field}.count");
        return GraceDays is < 0 or > CertificateLimits.MaxGraceDays
            ? Refusal.InvalidArgument("GRACE_DAYS", $"{Field}.grace_days must be 0 to {CertificateLimits.MaxGraceDays}.", $"{Field}.grace_days")
            : null;
    }
}
