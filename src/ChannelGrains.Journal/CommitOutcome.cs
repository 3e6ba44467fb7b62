namespace ChannelGrains.Journal;

public enum CommitOutcome
{
    /// <summary>The append is durable and its index writes are visible.</summary>
    Committed,

    /// <summary>
    /// The append does not count: drop the state in memory and reload. While the store goes on (its generation was raised) the record is not stored
    /// and never will be; if the store failed for good, the next process may find it.
    /// </summary>
    Lost,
}
