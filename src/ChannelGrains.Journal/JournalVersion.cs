namespace ChannelGrains.Journal;

/// <summary>A journal and its last durable version.</summary>
public readonly record struct JournalVersion(JournalName Name, long Version);
