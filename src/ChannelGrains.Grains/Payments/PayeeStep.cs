using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A payee was set, or verified.</summary>
/// <param name="Fact">What happened.</param>
/// <param name="Principal">By whom.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">The record that holds it.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeStep([property: Id(0)] PayeeFact Fact, [property: Id(1)] string Principal, [property: Id(2)] long AtMicros, [property: Id(3)] long Version);
