namespace ChannelGrains.Journal;

/// <summary>A fold of the records up to and including <paramref name="Version"/>, made by the fold numbered <paramref name="FoldVersion"/>.</summary>
public sealed record JournalSnapshot(int FoldVersion, long Version, ReadOnlyMemory<byte> Payload);
