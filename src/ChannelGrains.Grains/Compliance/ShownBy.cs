using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Compliance;

/// <summary>Finds what a partner shows of what it must.</summary>
internal static class ShownBy
{
    public static ShownCompliance Of(FoldedPartner partner) => new(partner.Part<ComplianceBook>(), partner.Part<CertificateBook>());
}
