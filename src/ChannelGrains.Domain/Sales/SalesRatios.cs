using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

/// <summary>The quotients of sales measures; formulas from the design's Measures and KPI scorecard.</summary>
public static class SalesRatios
{
    /// <summary>returns / gross.</summary>
    public static DecimalRatio ReturnRate(SalesMeasures measures) => DecimalRatio.Of(measures.Returns, measures.Gross);

    /// <summary>(net - net before) / net before; no value when nothing was sold before or that net is 0.</summary>
    public static DecimalRatio NetGrowth(SalesSummary now, SalesSummary before)
    {
        DecimalRatio ratio = DecimalRatio.Of(now.Total.Net - before.Total.Net, before.Total.Net);
        return before.HasTransactions ? ratio : ratio with { Value = null };
    }
}
