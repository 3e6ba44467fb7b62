namespace ChannelGrains.Domain.Discipline;

/// <summary>What somebody declared.</summary>
/// <param name="Recorded">As it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record Declaration(
    [property: Id(0)] DeclarationRecorded Recorded, [property: Id(1)] string RecordedBy, [property: Id(2)] long RecordedAtMicros, [property: Id(3)] long Version);
