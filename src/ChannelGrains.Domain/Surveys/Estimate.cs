namespace ChannelGrains.Domain.Surveys;

/// <summary>A figure that is estimated from answers, with the interval in which it lies with 95 % confidence.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Lower">From where.</param>
/// <param name="Upper">To where.</param>
[GenerateSerializer, Immutable]
public readonly record struct Estimate([property: Id(0)] double Value, [property: Id(1)] double Lower, [property: Id(2)] double Upper);
