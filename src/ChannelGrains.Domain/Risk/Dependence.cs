namespace ChannelGrains.Domain.Risk;

/// <summary>Dependence on one category: gross of the largest / gross, of the last <see cref="SalesDays.SumDays"/> days. On few customers: sales to the largest
/// <see cref="FewCustomers"/> / sales to all that are named; of fewer than <see cref="LeastSales"/> nothing can be said.</summary>
public static class Dependence
{
    public const int FewCustomers = 5, LeastSales = 50;

    internal static RiskReading? ReadCategories(RiskInputs inputs)
    {
        if (inputs.Sales is not { Categories: { Count: > 0 } categories })
            return null;
        Int128 all = 0, largest = 0;
        foreach (var gross in categories.Values)
        {
            all += gross;
            largest = Int128.Max(largest, gross);
        }
        return all > 0 ? new RiskReading(RiskFactorKind.CategoryDependence, Quotient.Of(largest, all)) : null;
    }

    internal static RiskReading? ReadCustomers(RiskInputs inputs) => inputs.Customers is { All: >= LeastSales } customers
        ? new RiskReading(RiskFactorKind.CustomerDependence, Quotient.Of(customers.Top, customers.All))
        : null;
}
