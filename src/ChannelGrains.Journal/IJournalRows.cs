namespace ChannelGrains.Journal;

/// <summary>Rows that are derived from the journals and saved beside them.</summary>
public interface IJournalRows
{
    /// <summary>
    /// Writes rows that can be made again from the journals, all or none of them. They have a key space of their own. A crash of the process keeps
    /// what was written; a loss of power may take the latest back, and whoever finds the index gone finds no rows either.
    /// </summary>
    ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken cancellationToken);

    /// <summary>Likewise, of versions: where the store is shared, a row that was written with a higher one stays as it is, and so do all rows for who
    /// opened the store in an earlier incarnation.</summary>
    /// <param name="rows">Rows; none is deleted.</param>
    /// <param name="versions">The version of each, in their order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask WriteRowsAsync(IndexWrites rows, IReadOnlyList<long> versions, CancellationToken cancellationToken) => WriteRowsAsync(rows, cancellationToken);

    /// <returns>Null if there is no such row.</returns>
    ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken);

    /// <summary>Rows whose key starts with <paramref name="prefix"/>, ascending, after <paramref name="after"/> (exclusive; empty is the start).</summary>
    ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken);
}
