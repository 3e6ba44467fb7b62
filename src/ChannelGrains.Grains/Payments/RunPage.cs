namespace ChannelGrains.Grains.Payments;

/// <summary>A run with some of its payments.</summary>
/// <param name="Run">The run.</param>
/// <param name="Payments">Those payments, by number.</param>
/// <param name="Last">The number that the next page comes behind; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record RunPage([property: Id(0)] RunReading Run, [property: Id(1)] IReadOnlyList<RunPaymentReading> Payments, [property: Id(2)] int Last);
