namespace ChannelGrains.Domain.Payments;

/// <summary>What happened to a run.</summary>
public abstract record PaymentRunFact;
