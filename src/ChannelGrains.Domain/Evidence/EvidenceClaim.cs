namespace ChannelGrains.Domain.Evidence;

/// <summary>Who brought a file, and what was said of it.</summary>
/// <param name="Principal">Who.</param>
/// <param name="ReceivedAtMicros">When it was whole, microseconds since 1970-01-01 UTC.</param>
/// <param name="Received">What was said.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record EvidenceClaim(
    [property: Id(0)] string Principal, [property: Id(1)] long ReceivedAtMicros, [property: Id(2)] EvidenceReceived Received, [property: Id(3)] long Version);
