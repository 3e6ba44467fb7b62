namespace ChannelGrains.Domain.Payments;

/// <summary>What happened to a run.</summary>
[GenerateSerializer, Immutable]
public abstract record PaymentRunFact;
