namespace ChannelGrains.Journal;

/// <summary>One entry of the index. Key and value belong to the reader.</summary>
public readonly record struct IndexEntry(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value);
