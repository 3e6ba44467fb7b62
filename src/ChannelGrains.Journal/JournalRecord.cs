namespace ChannelGrains.Journal;

/// <summary>One durable record. The payload belongs to the reader.</summary>
public readonly record struct JournalRecord(long Version, ReadOnlyMemory<byte> Payload);
