using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Grains.Risk;

/// <summary>Something that was stated, with the record that has it.</summary>
/// <param name="Version">The record's version.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">By whom.</param>
/// <param name="Fact">What.</param>
[GenerateSerializer, Immutable]
public sealed record RecordedStatement([property: Id(0)] long Version, [property: Id(1)] long AtMicros, [property: Id(2)] string Principal, [property: Id(3)] RiskFact Fact);
