namespace ChannelGrains.Domain.Risk;

/// <summary>A partner's payments are held.</summary>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record RiskHoldSet([property: Id(0)] string Reason) : RiskFact;
