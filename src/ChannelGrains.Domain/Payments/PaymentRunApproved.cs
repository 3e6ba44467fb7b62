namespace ChannelGrains.Domain.Payments;

/// <summary>A run was approved.</summary>
[GenerateSerializer, Immutable]
public sealed record PaymentRunApproved : PaymentRunFact;
