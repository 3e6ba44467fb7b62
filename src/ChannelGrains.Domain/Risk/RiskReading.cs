namespace ChannelGrains.Domain.Risk;

/// <summary>What is observed of a factor. Instants are in microseconds since 1970-01-01 UTC.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Observed">The reading in the factor's unit, at most 6 places: the larger, the worse.</param>
/// <param name="SinceMicros">Since when it is so, where the state tells; null for since it is read.</param>
/// <param name="SeenMicros">When it last happened, of what happens; null for what is so now.</param>
/// <param name="DueMicros">When it will be read otherwise though nothing arrives; null for never, or with the next business day.</param>
public readonly record struct RiskReading(RiskFactorKind Kind, decimal Observed, long? SinceMicros = null, long? SeenMicros = null, long? DueMicros = null);
