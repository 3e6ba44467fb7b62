using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>Statements of a run were taken into payment, or refused: those from one number to another.</summary>
/// <param name="First">The number of the first one.</param>
/// <param name="Last">The number of the last one.</param>
/// <param name="Refused">Those of them that were refused.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentsTaken([property: Id(0)] int First, [property: Id(1)] int Last, [property: Id(2)] ImmutableArray<RefusedPayment> Refused) : PaymentRunFact;
