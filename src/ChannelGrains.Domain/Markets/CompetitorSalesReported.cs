namespace ChannelGrains.Domain.Markets;

/// <summary>Sales of a competitor were reported.</summary>
[GenerateSerializer, Immutable]
public sealed record CompetitorSalesReported(MarketKey Market, int Month, string CurrencyCode, [property: Id(0)] CompetitorSales Competitor)
    : MarketFact(Market, Month, CurrencyCode);
