namespace ChannelGrains.Domain.Markets;

/// <summary>What was reported of a market, as its journal keeps it.</summary>
/// <param name="Market">Which market.</param>
/// <param name="Month">Of which month, in months since 1970-01; it replaces what was reported of the same before.</param>
/// <param name="CurrencyCode">The currency of its amount.</param>
[GenerateSerializer, Immutable]
public abstract record MarketFact([property: Id(0)] MarketKey Market, [property: Id(1)] int Month, [property: Id(2)] string CurrencyCode);
