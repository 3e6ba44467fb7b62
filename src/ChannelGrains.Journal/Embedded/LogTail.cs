namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Makes the end of the log durable before it counts. What a file reads is not what its disk holds: where a sync failed, or the system failed to
/// write by itself and the process was killed before it heard of that, the pages stay readable, count as clean, and no later sync writes them.
/// Therefore what no later frame shows to be synced is read, written again, and synced.
/// </summary>
internal static class LogTail
{
    private const int ChunkBytes = 1024 * 1024;

    /// <param name="files">The log.</param>
    /// <param name="checkpoint">Up to here the log was synced, as the index knows it.</param>
    /// <param name="incarnation">The incarnation of the store.</param>
    /// <returns>The end of the log.</returns>
    public static LogCursor Renew(LogFiles files, LogCursor checkpoint, long incarnation)
    {
        if (files.Last is not { } last)
            return default;
        // That the last file exists proves that all files before it were synced.
        var start = checkpoint.Position >= last.Base
            ? checkpoint
            : new LogCursor(last.Base, 0, last.Header.PreviousGroup, last.Header.PreviousChain);
        var synced = start.Position;
        var scanner = new LogScanner(files, start, incarnation);
        while (scanner.MoveNext())
            synced = Math.Max(synced, scanner.Header.SyncedPosition);
        Rewrite(last, synced - last.Base, scanner.Cursor.Position - last.Base);
        last.File.Sync();
        return scanner.Cursor;
    }

    private static void Rewrite(LogSegment segment, long from, long to)
    {
        var chunk = new byte[(int)Math.Min(ChunkBytes, Math.Max(0, to - from))];
        for (var at = from; at < to;)
        {
            var read = segment.File.Read(at, chunk.AsSpan(0, (int)Math.Min(chunk.Length, to - at)));
            if (read == 0)
                throw new JournalCorruptException($"{segment.File.Path} ends at {at} instead of {to}.", segment.File.Path, at);
            segment.File.Write(at, chunk.AsSpan(0, read));
            at += read;
        }
    }
}
