namespace ChannelGrains.Domain.Risk;

/// <summary>What was stated of a partner's risk, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record RiskFact;
