namespace ChannelGrains.Journal.Embedded;

/// <summary>Reads the frames of the log in order, checks each against the one before it, and tells a clean end from a torn one.</summary>
internal sealed class LogScanner(LogFiles files, LogCursor start, long incarnation)
{
    private const int WindowBytes = 1024 * 1024;

    private byte[] _window = new byte[(int)Math.Min(WindowBytes, files.Segments.Select(segment => segment.Header.Length).DefaultIfEmpty(0).Max())];
    private long _windowStart;
    private int _windowLength;
    private long _incarnation = 1;
    private long _bodyStart;

    public LogCursor Cursor { get; private set; } = start;

    public FrameHeader Header { get; private set; }

    /// <summary>The records of the current frame; good until the next move.</summary>
    public ReadOnlySpan<byte> Body => _window.AsSpan((int)(_bodyStart - _windowStart), Header.BodyLength);

    /// <summary>Where the first record of the current frame is.</summary>
    public long BodyPosition => _bodyStart;

    /// <summary>Bytes after the end that a write left when the power went; they hold nothing that was acknowledged.</summary>
    public long TornBytes { get; private set; }

    /// <param name="limit">Do not read at or beyond this position.</param>
    /// <returns>False at the end; <see cref="TornBytes"/> then tells whether it is a clean one.</returns>
    /// <exception cref="JournalCorruptException">A frame is damaged that was durable once.</exception>
    public bool MoveNext(long limit = long.MaxValue)
    {
        while (Cursor.Position < limit)
        {
            var segment = files.Find(Cursor.Position);
            if (segment is null)
                return Cursor.Position == (files.Last?.End ?? 0) ? false : throw Missing();
            if (Cursor.Position == segment.Base)
                Enter(segment);
            if (TryFrame(segment))
                return true;
            if (!EndsHere(segment))
                return false;
            if (segment == files.Last)
                return false;
            Cursor = Cursor with { Position = segment.End };
        }
        return false;
    }

    private void Enter(LogSegment segment)
    {
        var header = segment.Header;
        if (header.PreviousGroup != Cursor.Group || header.PreviousChain != Cursor.Chain)
            throw new JournalCorruptException(
                $"The log file {segment.File.Path} continues group {header.PreviousGroup}, but the log before it ends with group {Cursor.Group}: "
                + $"records are missing or damaged before offset {SegmentHeader.Size}. {Remedy}", segment.File.Path);
        Cursor = Cursor with { Position = segment.Base + SegmentHeader.Size };
    }

    private bool TryFrame(LogSegment segment)
    {
        var position = Cursor.Position;
        var head = Load(segment, position, FrameHeader.Size);
        if (!FrameHeader.TryRead(head, position, out var header) || header.BodyLength > segment.End - position - FrameHeader.Size)
            return false;
        var frame = Load(segment, position, FrameHeader.Size + header.BodyLength);
        if (frame.Length < FrameHeader.Size + header.BodyLength || !header.Matches(frame[FrameHeader.Size..], position))
            return false;
        if (header.PreviousChain != Cursor.Chain || header.Group <= Cursor.Group
            || header.Incarnation < _incarnation || header.Incarnation > incarnation)
            throw Corrupt(segment, $"group {header.Group} is whole but does not continue group {Cursor.Group}");
        Header = header;
        _incarnation = header.Incarnation;
        _bodyStart = position + FrameHeader.Size;
        Cursor = new LogCursor(position + FrameHeader.Size + header.BodyLength, position, header.Group, header.Chain);
        return true;
    }

    /// <returns>True for a clean end of this file, false for a torn one.</returns>
    private bool EndsHere(LogSegment segment)
    {
        var position = Cursor.Position;
        var used = LastUsed(segment, position);
        if (used == position)
            return true;
        if (segment != files.Last)
            throw Corrupt(segment, $"the group after {Cursor.Group} is damaged, and a later log file exists");
        if (FindLaterFrame(segment, position, used) is { } later)
            throw Corrupt(segment, $"the group after {Cursor.Group} is damaged, but group {later.Group} after it proves that it was stored");
        TornBytes = used - position;
        return false;
    }

    // Only what is known to have been synced proves damage: of one torn write any sectors may be missing, the first as well as the last.
    private FrameHeader? FindLaterFrame(LogSegment segment, long position, long used)
    {
        for (var at = position + 8; at + FrameHeader.Size <= used; at += 8)
            if (FrameHeader.TryRead(Load(segment, at, FrameHeader.Size), at, out var header) && header.SyncedPosition > position)
                return header;
        return null;
    }

    private long LastUsed(LogSegment segment, long position)
    {
        var used = position;
        _windowLength = 0;
        for (var at = position; at < segment.End;)
        {
            var read = segment.File.Read(at - segment.Base, _window.AsSpan(0, (int)Math.Min(_window.Length, segment.End - at)));
            if (read == 0)
                break;
            var last = _window.AsSpan(0, read).LastIndexOfAnyExcept((byte)0);
            if (last >= 0)
                used = at + last + 1;
            at += read;
        }
        return used;
    }

    private ReadOnlySpan<byte> Load(LogSegment segment, long position, int length)
    {
        if (position < _windowStart || position + length > _windowStart + _windowLength)
        {
            if (length > _window.Length)
                _window = new byte[length];
            _windowStart = position;
            _windowLength = segment.File.Read(position - segment.Base, _window.AsSpan(0, (int)Math.Min(_window.Length, segment.End - position)));
        }
        var offset = (int)(position - _windowStart);
        return _window.AsSpan(offset, Math.Min(length, _windowLength - offset));
    }

    private const string Remedy =
        "Stop, keep a copy of the directory, and restore it from a backup; 'verify' lists what is damaged.";

    private JournalCorruptException Corrupt(LogSegment segment, string what) =>
        new($"The log file {segment.File.Path} is corrupt at offset {Cursor.Position - segment.Base}: {what}. {Remedy}", segment.File.Path, Cursor.Position - segment.Base);

    private JournalCorruptException Missing() =>
        new($"The log ends before position {Cursor.Position} (after group {Cursor.Group}), which the index knows to be stored. {Remedy} "
            + "Deleting the index directory opens what is left of the log, without the records that are missing.");
}
