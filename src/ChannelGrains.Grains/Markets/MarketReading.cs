using ChannelGrains.Domain.Markets;

namespace ChannelGrains.Grains.Markets;

/// <summary>What was reported of a market.</summary>
/// <param name="Months">Of each month that was asked for, in that order.</param>
/// <param name="Version">Version of the market's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record MarketReading([property: Id(0)] IReadOnlyList<MonthReports> Months, [property: Id(1)] long Version);
