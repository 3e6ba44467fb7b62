using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>Partners were told what became of payments.</summary>
/// <param name="Payments">Payments by number.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentsTold([property: Id(0)] ImmutableArray<ToldPayment> Payments) : PaymentRunFact;
