using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Compliance;

/// <summary>Finds what is asked of a partner by, and what it shows of that.</summary>
internal static class ShownBy
{
    public static AskedPartner AskedOf(FoldedPartner partner) => new(partner.Life!.Timeline, partner.Part<AgreementBook>());

    public static ShownCompliance Of(FoldedPartner partner) => new(partner.Part<ComplianceBook>(), partner.Part<CertificateBook>());
}
