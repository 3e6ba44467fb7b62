namespace ChannelGrains.Domain.Payments;

/// <summary>A break was closed by hand.</summary>
/// <param name="BreakId">Its id.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentBreakClosed([property: Id(0)] string BreakId, [property: Id(1)] string Note) : PaymentRunFact;
