namespace ChannelGrains.Domain.Risk;

/// <summary>A partner's payments are held no more.</summary>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record RiskHoldReleased([property: Id(0)] string Reason) : RiskFact;
