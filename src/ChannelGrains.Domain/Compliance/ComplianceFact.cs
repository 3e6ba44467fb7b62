namespace ChannelGrains.Domain.Compliance;

/// <summary>What was shown of a partner's compliance, as its journal keeps it.</summary>
[GenerateSerializer, Immutable]
public abstract record ComplianceFact;
