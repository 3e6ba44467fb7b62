using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What partners with somebody certified sold, beside the others of the same type and region. It says how they differ, not why.</summary>
/// <param name="Certified">Those with somebody.</param>
/// <param name="Others">Those without.</param>
public sealed record TrainingEffect(PartnerGroup Certified, PartnerGroup Others)
{
    /// <param name="selling">The partners that may sell, and where they are.</param>
    /// <param name="certified">Those with somebody certified.</param>
    /// <param name="nets">What was sold; a partner that is not there sold nothing.</param>
    /// <param name="channelType">Only of this type; Unspecified is all.</param>
    /// <param name="region">Only of this region and below; empty is everywhere.</param>
    public static TrainingEffect Of(
        IEnumerable<SellingPartner> selling, IEnumerable<string> certified, IEnumerable<PartnerNet> nets, ChannelType channelType, string region)
    {
        var (trained, sold) = (certified.ToHashSet(StringComparer.Ordinal), nets.ToDictionary(net => net.PartnerId, net => net.Net, StringComparer.Ordinal));
        var (having, others) = (PartnerGroup.None, PartnerGroup.None);
        foreach (var partner in selling)
        {
            if ((channelType != ChannelType.Unspecified && partner.ChannelType != channelType) || !RegionPaths.IsIn(partner.Region, region))
                continue;
            var net = sold.GetValueOrDefault(partner.PartnerId);
            if (trained.Contains(partner.PartnerId))
                having = having.With(net);
            else
                others = others.With(net);
        }
        return new(having, others);
    }
}
