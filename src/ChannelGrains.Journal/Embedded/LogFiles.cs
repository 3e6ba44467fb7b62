namespace ChannelGrains.Journal.Embedded;

/// <summary>The files of the log in one position space. Reading is safe beside <see cref="Add"/>, which one thread calls.</summary>
internal sealed class LogFiles : IDisposable
{
    private readonly IJournalFileSystem _fs;
    private readonly string _directory;
    private readonly IDirectoryLock _directoryLock;
    private LogSegment[] _segments;

    private LogFiles(IJournalFileSystem fs, string directory, IDirectoryLock directoryLock, LogSegment[] segments) =>
        (_fs, _directory, _directoryLock, _segments) = (fs, directory, directoryLock, segments);

    public IReadOnlyList<LogSegment> Segments => Volatile.Read(ref _segments);

    public LogSegment? Last => Volatile.Read(ref _segments) is [.., var last] ? last : null;

    /// <exception cref="JournalCorruptException">A file is missing or its head is damaged.</exception>
    public static LogFiles Open(IJournalFileSystem fs, string directory, IDirectoryLock directoryLock, bool writable)
    {
        var numbers = fs.List(directory).Select(LogSegment.NumberOf).OfType<long>().Order().ToArray();
        var segments = new List<LogSegment>(numbers.Length);
        try
        {
            var end = 0L;
            foreach (var number in numbers)
            {
                var segment = OpenSegment(fs, Path.Combine(directory, LogSegment.NameOf(number)), segments.Count + 1, end, writable);
                segments.Add(segment);
                end = segment.End;
            }
            return new LogFiles(fs, directory, directoryLock, [.. segments]);
        }
        catch
        {
            segments.ForEach(segment => segment.File.Dispose());
            throw;
        }
    }

    /// <summary>Creates the next file; it exists under its name only when its head is durable.</summary>
    /// <exception cref="DiskFullException">There is no space for it; nothing is left behind.</exception>
    /// <exception cref="IOException">The directory is another one by now, or somebody else made that file.</exception>
    public LogSegment Add(SegmentHeader header)
    {
        var path = Path.Combine(_directory, LogSegment.NameOf(header.Number));
        var unfinished = path + DurableFile.UnfinishedSuffix;
        _directoryLock.EnsureInPlace();
        if (_fs.FileExists(path))
            throw new IOException($"{path} exists already, and this process did not make it. Stop it, and find out who else writes there.");
        var bytes = new byte[SegmentHeader.Size];
        header.Write(bytes);
        try
        {
            using var created = _fs.Create(unfinished, header.Length);
            created.Write(0, bytes);
            created.Sync();
        }
        catch (DiskFullException)
        {
            if (_fs.FileExists(unfinished))
                _fs.Delete(unfinished);
            throw;
        }
        _fs.Rename(unfinished, path);
        _fs.SyncDirectory(_directory);
        var segment = new LogSegment(header, _fs.Open(path, writable: true));
        Volatile.Write(ref _segments, [.. _segments, segment]);
        return segment;
    }

    /// <summary>The file that holds a position, or null.</summary>
    public LogSegment? Find(long position)
    {
        var segments = Volatile.Read(ref _segments);
        int low = 0, high = segments.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < segments[middle].Base)
                high = middle - 1;
            else if (position >= segments[middle].End)
                low = middle + 1;
            else
                return segments[middle];
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.File.Dispose();
    }

    private static LogSegment OpenSegment(IJournalFileSystem fs, string path, long number, long expectedBase, bool writable)
    {
        if (Path.GetFileName(path) != LogSegment.NameOf(number))
            throw new JournalCorruptException(
                $"The log file {LogSegment.NameOf(number)} is missing beside {path}. Put it back, or restore the directory from a backup.");
        var file = fs.Open(path, writable);
        Span<byte> head = stackalloc byte[SegmentHeader.Size];
        var read = file.Read(0, head);
        if (SegmentHeader.TryRead(head[..read], out var header) && header.Number == number && header.Base == expectedBase)
            return new LogSegment(header, file);
        file.Dispose();
        throw new JournalCorruptException(
            $"The head of the log file {path} (offset 0, {SegmentHeader.Size} bytes) is damaged. Restore the directory from a backup.", path);
    }
}
