namespace ChannelGrains.Journal.Embedded;

/// <summary>One file of a backup.</summary>
public sealed record BackupFile(string Name, long Bytes, string Checksum);
