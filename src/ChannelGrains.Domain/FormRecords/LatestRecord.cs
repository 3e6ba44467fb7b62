namespace ChannelGrains.Domain.FormRecords;

/// <summary>The latest record of a form at a place.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="TakenAtMicros">When it was taken, microseconds since 1970-01-01 UTC.</param>
/// <param name="ScoreMicros">Its score in millionths; null for none.</param>
/// <param name="HasPassed">Whether it passed.</param>
/// <param name="IsInspected">Its form is an inspection or self-check.</param>
[GenerateSerializer, Immutable]
public readonly record struct LatestRecord(
    [property: Id(0)] string RecordId, [property: Id(1)] long TakenAtMicros, [property: Id(2)] long? ScoreMicros, [property: Id(3)] bool HasPassed, [property: Id(4)] bool IsInspected);
