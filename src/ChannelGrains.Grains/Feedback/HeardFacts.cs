namespace ChannelGrains.Grains.Feedback;

/// <summary>A page of what customers said.</summary>
/// <param name="Facts">By business day.</param>
/// <param name="Next">Behind what the next page begins; empty on the last page.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record HeardFacts([property: Id(0)] IReadOnlyList<HeardFact> Facts, [property: Id(1)] string Next, [property: Id(2)] long AsOfMicros);
