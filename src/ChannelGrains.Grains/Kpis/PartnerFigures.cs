using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Grains.Kpis;

/// <summary>One partner's figures in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Now">Its sales.</param>
/// <param name="NetBefore">Net sales of the period before; null when nothing was sold then.</param>
/// <param name="Customers">Distinct customers, for periods of whole months.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
/// <param name="Target">The target for the period; null where it has none.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerFigures(
    [property: Id(0)] Period Period,
    [property: Id(1)] SalesSummary Now,
    [property: Id(2)] Amount? NetBefore,
    [property: Id(3)] DistinctCustomers? Customers,
    [property: Id(4)] string CurrencyCode,
    [property: Id(5)] long AsOfMicros,
    [property: Id(6)] long Version,
    [property: Id(7)] Amount? Target);
