using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>A scope's net sales in the months of the year before a target's.</summary>
/// <param name="FirstMonth">The first of them, in months since 1970-01.</param>
/// <param name="Nets">Of each month.</param>
/// <param name="CurrencyCode">Their currency.</param>
/// <param name="AsOfMicros">When they were read, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record LastYearReading(
    [property: Id(0)] int FirstMonth, [property: Id(1)] IReadOnlyList<Amount> Nets, [property: Id(2)] string CurrencyCode, [property: Id(3)] long AsOfMicros)
{
    public TargetWeights Weights => TargetWeights.OfSales(Nets, Currencies.MinorUnitOf(CurrencyCode));
}
