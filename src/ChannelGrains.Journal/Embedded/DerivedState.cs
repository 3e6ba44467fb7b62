using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Everything of a store that is derived from its log, while it is brought up to the log's end.</summary>
internal sealed class DerivedState(IndexDatabase index, EmbeddedJournalOptions options, object store, Checkpoint checkpoint) : IDisposable
{
    public IndexDatabase Index { get; } = index;

    public RefTable Refs { get; } = new(store, index);

    public IndexApplier Applier { get; } = new(index);

    public CheckpointWriter Checkpoints { get; } = new(index, options.CheckpointBytes, checkpoint.Cursor);

    public RecoveredLog Recover(LogFiles files, long incarnation, JournalInstruments instruments, ILogger log, CancellationToken cancellationToken)
    {
        // Without a journal's head its sales cannot be read, so that damage to heads is better found now than when somebody asks.
        _ = Index.Count(IndexKeys.Name) + Index.Count(IndexKeys.JournalId);
        return new LogRecovery(files, Index, Refs, Applier, Checkpoints, instruments, log).Run(checkpoint, incarnation, cancellationToken);
    }

    public void Dispose() => Index.Dispose();
}
