using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Kpis;
using ChannelGrains.Kpi.V1;
using Wire = ChannelGrains.Kpi.V1;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Figures as messages.</summary>
internal static class KpiMessages
{
    public static GetPartnerKpisResponse ToResponse(string partnerId, PartnerFigures figures) => new()
    {
        Kpis = ToKpis(partnerId, figures),
        AsOf = Timestamps.FromMicros(figures.AsOfMicros),
        JournalVersion = figures.Version,
    };

    public static WatchPartnerKpisResponse ToWatchResponse(string partnerId, PartnerFigures figures) => new()
    {
        Kpis = ToKpis(partnerId, figures),
        AsOf = Timestamps.FromMicros(figures.AsOfMicros),
        JournalVersion = figures.Version,
    };

    private static PartnerKpis ToKpis(string partnerId, PartnerFigures figures)
    {
        var kpis = new PartnerKpis
        {
            PartnerId = partnerId,
            Period = figures.Period.Id,
            FirstDay = figures.Period.FirstDay.ToString(),
            LastDay = figures.Period.LastDay.ToString(),
            Total = ToMessage(figures.Now.Total, figures.CurrencyCode),
            NewCustomers = figures.Now.NewCustomers,
            NetGrowth = RatioMessages.ToMessage(SalesRatios.NetGrowth(figures.Now.Total.Net, figures.NetBefore)),
        };
        if (figures.Target is { } target)
        {
            kpis.Target = Moneys.ToMessage(target, figures.CurrencyCode);
            kpis.Attainment = RatioMessages.ToMessage(DecimalRatio.Of(figures.Now.Total.Net, target));
        }
        foreach (var category in figures.Now.Categories)
            kpis.Categories.Add(new Wire.CategoryMeasures { Category = category.Category, Measures = ToMessage(category.Measures, figures.CurrencyCode) });
        if (figures.Customers is { } customers)
            kpis.DistinctCustomers = new DistinctCount { Value = customers.Value, Exact = customers.IsExact, StandardError = customers.StandardError };
        return kpis;
    }

    public static Wire.SalesMeasures ToMessage(in Domain.Sales.SalesMeasures measures, string currency) => new()
    {
        Gross = Moneys.ToMessage(measures.Gross, currency),
        Returns = Moneys.ToMessage(measures.Returns, currency),
        Net = Moneys.ToMessage(measures.Net, currency),
        UnitsThousandths = SalesMeasureText.ToInt64(measures.UnitsThousandths),
        Units = SalesMeasure.Units.ToDecimal(measures.UnitsThousandths),
        Transactions = measures.Transactions,
        Cost = Moneys.ToMessage(measures.Cost, currency),
        NetWithKnownCost = Moneys.ToMessage(measures.NetWithKnownCost, currency),
        Margin = Moneys.ToMessage(measures.Margin, currency),
        ReturnRate = RatioMessages.ToMessage(SalesRatios.ReturnRate(measures)),
    };
}
