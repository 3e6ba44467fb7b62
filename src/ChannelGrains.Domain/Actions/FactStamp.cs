namespace ChannelGrains.Domain.Actions;

/// <summary>What a journal says of a fact beside the fact.</summary>
/// <param name="Version">Its version.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">Who asked for it.</param>
[GenerateSerializer, Immutable]
public readonly record struct FactStamp([property: Id(0)] long Version, [property: Id(1)] long AtMicros, [property: Id(2)] string Principal);
