using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A step that a statement has taken.</summary>
/// <param name="State">Where it led.</param>
/// <param name="Principal">Who asked for it.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
/// <param name="Detail">The payment run, the dispute, the bank's reason.</param>
[GenerateSerializer, Immutable]
public sealed record TakenStep(
    [property: Id(0)] StatementState State, [property: Id(1)] string Principal, [property: Id(2)] long AtMicros, [property: Id(3)] long Version, [property: Id(4)] string Detail);
