namespace ChannelGrains.Domain.Evidence;

/// <summary>A file came whole, and somebody claims it for the partner. The record says who and when.</summary>
/// <param name="Sha256">The file: the SHA-256 of its content.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="TakenAtMicros">When it was taken, as its device says, microseconds since 1970-01-01 UTC; null is not said.</param>
/// <param name="Place">Where, as its device says; empty is not said.</param>
/// <param name="Device">By what; empty is not said.</param>
/// <param name="IsFirst">Whether nobody had claimed it for the partner before.</param>
[GenerateSerializer, Immutable]
public sealed record EvidenceReceived(
    [property: Id(0)] string Sha256, [property: Id(1)] long SizeBytes, [property: Id(2)] string MediaType, [property: Id(3)] long? TakenAtMicros, [property: Id(4)] string Place,
    [property: Id(5)] string Device, [property: Id(6)] bool IsFirst)
    : EvidenceFact;
