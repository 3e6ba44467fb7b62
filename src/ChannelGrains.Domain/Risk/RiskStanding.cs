using System.Collections.Immutable;

namespace ChannelGrains.Domain.Risk;

/// <summary>A partner's risk as it was told before.</summary>
/// <param name="Level">The level; unspecified where nothing was told yet.</param>
/// <param name="Factors">Those that stood or were remembered, by kind.</param>
[GenerateSerializer, Immutable]
public sealed record RiskStanding([property: Id(0)] RiskLevel Level, [property: Id(1)] ImmutableArray<RiskFactor> Factors)
{
    public static readonly RiskStanding None = new(RiskLevel.Unspecified, []);

    internal RiskFactor? Of(RiskFactorKind kind) => Factors.FirstOrDefault(factor => factor.Kind == kind);
}
