using ChannelGrains.Domain.Profit;

namespace ChannelGrains.Grains.Profit;

/// <summary>The profit that one partner brings in a period.</summary>
/// <param name="Sum">The sum of its months.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record ProfitFigures(
    [property: Id(0)] ProfitSum Sum, [property: Id(1)] string CurrencyCode, [property: Id(2)] long AsOfMicros, [property: Id(3)] long Version);
