using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A file of the bank that was taken.</summary>
/// <param name="File">What it says.</param>
/// <param name="TakenBy">By whom it was taken first.</param>
/// <param name="TakenAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="IsApplied">Its runs have been told.</param>
/// <param name="IsRepeated">It was taken before.</param>
[GenerateSerializer, Immutable]
public sealed record BankFileReading(
    [property: Id(0)] BankFileTaken File, [property: Id(1)] string TakenBy, [property: Id(2)] long TakenAtMicros, [property: Id(3)] bool IsApplied, [property: Id(4)] bool IsRepeated);
