namespace ChannelGrains.Domain.Payments;

/// <summary>What happened to a partner's payee.</summary>
[GenerateSerializer, Immutable]
public abstract record PayeeFact;
