namespace ChannelGrains.Journal;

/// <summary>Says whether appends are durable.</summary>
public interface ICommitWatch
{
    /// <summary>What the tickets of this store carry: drawn at each opening, so that no two stores have the same, and never 0.</summary>
    uint StoreNumber { get; }

    /// <summary>At least 1; raised when the data is restored from a backup, so that a version of before is not taken for one of after.</summary>
    long Incarnation { get; }

    /// <summary>Whether other processes write to the same journals.</summary>
    bool IsShared => false;

    /// <summary>Never true of a ticket that another store issued, or this one before it was opened again.</summary>
    bool IsCommitted(CommitTicket ticket);

    /// <summary>Completes synchronously if the outcome is known; unknown where another store issued the ticket. Cancelling stops the wait, not the commit.</summary>
    ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken);
}
