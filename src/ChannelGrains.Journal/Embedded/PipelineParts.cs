namespace ChannelGrains.Journal.Embedded;

/// <summary>What the commit pipeline works with; each part is used by one of its threads.</summary>
internal sealed record PipelineParts(
    EmbeddedJournalOptions Options,
    LogWriter Writer,
    IndexApplier Applier,
    CheckpointWriter Checkpoints,
    IndexDamage Damage,
    Func<long> FreeBytes,
    JournalInstruments Instruments,
    TimeProvider Time,
    Action<Exception> OnFatal);
