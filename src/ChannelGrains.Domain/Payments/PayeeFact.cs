namespace ChannelGrains.Domain.Payments;

/// <summary>What happened to a partner's payee.</summary>
public abstract record PayeeFact;
