namespace ChannelGrains.Journal;

/// <summary>The ordered index over all journals, which is written together with their records.</summary>
public interface IJournalIndex
{
    /// <summary>Answers all look-ups of <paramref name="reads"/>; sees every entry of a committed append.</summary>
    ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken);

    /// <summary>Entries whose key starts with <paramref name="prefix"/>, in the order of their bytes.</summary>
    /// <param name="after">The last key seen, exclusive, for the next page: a lower bound, or an upper bound when descending. Empty is the start.</param>
    ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken);
}
