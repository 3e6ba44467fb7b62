namespace ChannelGrains.Journal;

public enum CommitOutcome
{
    /// <summary>The append is durable and its index writes are visible.</summary>
    Committed,

    /// <summary>The append does not count: drop the state in memory and reload. The record is not stored and never will be.</summary>
    Lost,

    /// <summary>The store failed for good before it knew: the next process finds the record, or does not. Never say that nothing was kept.</summary>
    Unknown,
}
