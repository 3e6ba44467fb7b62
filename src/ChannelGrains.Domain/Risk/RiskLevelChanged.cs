using System.Collections.Immutable;

namespace ChannelGrains.Domain.Risk;

/// <summary>A partner's level changed.</summary>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
/// <param name="Score">The score.</param>
/// <param name="Factors">Those that stood or were remembered, by kind.</param>
[GenerateSerializer, Immutable]
public sealed record RiskLevelChanged(
    [property: Id(0)] RiskLevel From, [property: Id(1)] RiskLevel To, [property: Id(2)] decimal Score, [property: Id(3)] ImmutableArray<RiskFactor> Factors)
    : RiskFact;
