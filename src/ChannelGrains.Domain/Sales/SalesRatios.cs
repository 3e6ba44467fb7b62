using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

/// <summary>The quotients of sales measures; formulas from the design's Measures and KPI scorecard.</summary>
public static class SalesRatios
{
    /// <summary>returns / gross.</summary>
    public static DecimalRatio ReturnRate(SalesMeasures measures) => DecimalRatio.Of(measures.Returns, measures.Gross);

    /// <summary>(net - net before) / net before; no value when nothing was sold before or that net is 0.</summary>
    /// <param name="now">Net of the period.</param>
    /// <param name="before">Net of the period before; null when nothing was sold then.</param>
    public static DecimalRatio NetGrowth(Amount now, Amount? before)
    {
        var ratio = DecimalRatio.Of(now - before.GetValueOrDefault(), before.GetValueOrDefault());
        return before is null ? ratio with { Value = null } : ratio;
    }
}
