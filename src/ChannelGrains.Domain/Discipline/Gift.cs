namespace ChannelGrains.Domain.Discipline;

/// <summary>A gift with what became of it.</summary>
/// <param name="Recorded">As it was entered.</param>
/// <param name="RecordedBy">Who entered it.</param>
/// <param name="RecordedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record Gift([property: Id(0)] GiftRecorded Recorded, [property: Id(1)] string RecordedBy, [property: Id(2)] long RecordedAtMicros, [property: Id(3)] long Version)
{
    /// <summary>What somebody else decided; null while nobody did.</summary>
    [Id(4)]
    public GiftDecided? Decided { get; init; }

    [Id(5)]
    public string DecidedBy { get; init; } = "";

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    [Id(6)]
    public long DecidedAtMicros { get; init; }

    public GiftState State => Decided is not null ? GiftState.Decided : Recorded.NeedsApproval ? GiftState.Awaiting : GiftState.Recorded;

    public GiftOutcome Outcome => Decided?.Outcome ?? Recorded.Outcome;
}
