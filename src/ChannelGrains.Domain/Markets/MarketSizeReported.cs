namespace ChannelGrains.Domain.Markets;

/// <summary>The size of a market was reported.</summary>
[GenerateSerializer, Immutable]
public sealed record MarketSizeReported(MarketKey Market, int Month, string CurrencyCode, [property: Id(0)] ReportedSize Size) : MarketFact(Market, Month, CurrencyCode);
