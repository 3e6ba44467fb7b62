namespace ChannelGrains.Journal;

public enum CommitOutcome
{
    /// <summary>The append is durable and its index writes are visible.</summary>
    Committed,

    /// <summary>The append is not stored and never will be: drop the state in memory and reload.</summary>
    Lost,
}
