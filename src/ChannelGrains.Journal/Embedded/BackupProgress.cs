namespace ChannelGrains.Journal.Embedded;

/// <summary>How far a backup is.</summary>
public readonly record struct BackupProgress(long CopiedBytes, long TotalBytes);
