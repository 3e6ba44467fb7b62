using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Datasets.Tests.Figures;

/// <summary>What one partner sold in one month: as published with the data set, or as the server says.</summary>
/// <param name="Units">Thousandths; null where the data set does not say.</param>
/// <param name="Customers">Different customers; null where the data set does not say. -1 for an estimate, which never is what was expected.</param>
/// <param name="ReturnRate">12 decimals, null when nothing was sold.</param>
/// <param name="Growth">12 decimals, null when there is nothing to compare with.</param>
internal sealed record Month(
    string PartnerId,
    string Period,
    decimal Gross,
    decimal Returns,
    decimal Net,
    long Transactions,
    long? Units,
    long? Customers,
    string? ReturnRate,
    string? Growth)
{
    public bool IsEmpty => Transactions == 0 && Gross == 0 && Returns == 0 && Net == 0 && Units is null or 0;

    public static Month Of(PartnerKpis kpis) => new(
        kpis.PartnerId,
        kpis.Period,
        Exact(kpis.Total.Gross),
        Exact(kpis.Total.Returns),
        Exact(kpis.Total.Net),
        kpis.Total.Transactions,
        kpis.Total.UnitsThousandths,
        kpis.DistinctCustomers is { Exact: true } customers ? customers.Value : -1,
        kpis.Total.ReturnRate is { HasValue: true } rate ? rate.Value : null,
        kpis.NetGrowth is { HasValue: true } growth ? growth.Value : null);

    private static decimal Exact(Google.Type.Money money) => money.Units + (money.Nanos / 1_000_000_000m);
}
