using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>窜货: net sold into regions outside the territory / net, of the last <see cref="SalesDays.SumDays"/> days. A region whose returns are more than its sales counts as 0, and
/// sales without a region say nothing.</summary>
internal static class Diversion
{
    public static RiskReading? Read(RiskInputs inputs)
    {
        if (inputs.Sales is not { } sales || inputs.Territory.Count == 0)
            return null;
        Int128 all = 0, outside = 0;
        foreach (var (region, net) in sales.Regions)
        {
            if (region.Length == 0 || net <= 0)
                continue;
            all += net;
            if (!inputs.Territory.Any(own => RegionPaths.IsIn(region, own)))
                outside += net;
        }
        return all == 0 ? null : new RiskReading(RiskFactorKind.Diversion, Quotient.Of(outside, all));
    }
}
