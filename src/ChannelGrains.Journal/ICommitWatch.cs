namespace ChannelGrains.Journal;

/// <summary>Says whether appends are durable, and which state in memory is of before a loss.</summary>
public interface ICommitWatch
{
    /// <summary>At least 1; raised when the data is restored from a backup, so that a version of before is not taken for one of after.</summary>
    long Incarnation { get; }

    /// <summary>Raised when queued appends were lost. Whoever holds state in memory from an older generation reloads it.</summary>
    int Generation { get; }

    bool IsCommitted(CommitTicket ticket);

    /// <summary>Completes synchronously if the outcome is known. Cancelling stops the wait, not the commit.</summary>
    ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken ct);
}
