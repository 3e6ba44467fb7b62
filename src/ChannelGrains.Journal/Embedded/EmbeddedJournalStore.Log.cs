using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    [LoggerMessage(2031, LogLevel.Information,
        "Opened the journal in {Directory}, incarnation {Incarnation}, at group {Group}: read {Bytes} bytes of the log in {Milliseconds} ms.")]
    private static partial void LogOpened(ILogger log, string directory, long incarnation, long group, long bytes, double milliseconds);

    [LoggerMessage(2043, LogLevel.Error,
        "The snapshot of {Journal} is at version {Snapshot}, but its journal ends at {Version}: acknowledged records are missing. Restore the directory from a backup.")]
    private static partial void LogSnapshotAhead(ILogger log, string journal, long snapshot, long version);

    [LoggerMessage(2032, LogLevel.Information, "Backed up the journal to {Directory}: {Bytes} bytes, up to position {Position}.")]
    private static partial void LogBackedUp(ILogger log, string directory, long bytes, long position);
}
