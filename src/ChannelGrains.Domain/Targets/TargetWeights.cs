using System.Collections.Immutable;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>How much of a year's target falls to each of its months, in proportion.</summary>
/// <param name="Basis">Where they come from.</param>
/// <param name="Months">Twelve, from the first month of the year on; in a command EQUAL needs none.</param>
[GenerateSerializer, Immutable]
public sealed record TargetWeights([property: Id(0)] WeightBasis Basis, [property: Id(1)] ImmutableArray<long> Months)
{
    /// <summary>Months of a year.</summary>
    public const int Count = 12;

    /// <summary>The largest weight.</summary>
    public const long Largest = 1_000_000_000_000_000_000;

    public static readonly TargetWeights Equal = new(WeightBasis.Equal, [.. Enumerable.Repeat(1L, Count)]);

    /// <summary>Weights that a command does not say.</summary>
    public static readonly TargetWeights Unsaid = new(WeightBasis.Unspecified, []);

    /// <summary>The net sales of the months of a year as weights, in minor units; months with less returned than sold weigh 0.</summary>
    public static TargetWeights OfSales(IEnumerable<Amount> nets, Amount minorUnit) =>
        new(WeightBasis.LastYear, [.. nets.Select(net => (long)Int128.Clamp(net.Micros / minorUnit.Micros, 0, Largest))]);

    /// <summary>Null when a target can be split by them, else WEIGHTS.</summary>
    public Refusal? Validate()
    {
        if (Months.Length != Count)
            return Refusal.InvalidArgument("WEIGHTS", $"weights.months has {Months.Length} entries: give 12, one for each month of the year.", "weights.months");
        if (Months.Any(weight => weight is < 0 or > Largest))
            return Refusal.InvalidArgument("WEIGHTS", $"weights.months must each be 0 to {Largest}.", "weights.months");
        return Months.Any(weight => weight > 0)
            ? null
            : Refusal.InvalidArgument("WEIGHTS", "weights.months are all 0: at least one month must weigh something.", "weights.months");
    }
}
