namespace ChannelGrains.Domain.Sales;

/// <summary>A partner's sales of some business days.</summary>
/// <param name="Total">All categories together; each transaction once.</param>
/// <param name="Categories">Each category in which a transaction counts, by name in ordinal order.</param>
/// <param name="NewCustomers">Customers whose first business day with the partner is one of the days.</param>
[GenerateSerializer, Immutable]
public sealed record SalesSummary(
    [property: Id(0)] SalesMeasures Total,
    [property: Id(1)] IReadOnlyList<CategoryMeasures> Categories,
    [property: Id(2)] long NewCustomers);
