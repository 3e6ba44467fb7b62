namespace ChannelGrains.Domain.Risk;

/// <summary>A muted factor of a partner counts again.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record RiskFactorUnmuted([property: Id(0)] RiskFactorKind Kind, [property: Id(1)] string Reason) : RiskFact;
