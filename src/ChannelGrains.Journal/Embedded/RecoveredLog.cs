namespace ChannelGrains.Journal.Embedded;

/// <summary>What opening found: the end of the log, and whether its last file takes more.</summary>
internal readonly record struct RecoveredLog(Checkpoint End, bool LastFileTakesMore, long ReadBytes);
