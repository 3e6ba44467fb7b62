namespace ChannelGrains.Journal.Embedded;

/// <summary>Groups that are durable, to be applied to the index, and the log's end after them.</summary>
internal readonly record struct SyncedBatch(List<CommitGroup> Groups, LogCursor Cursor);
