namespace ChannelGrains.Journal.Embedded;

/// <summary>Writes groups at the end of the log. One thread.</summary>
internal sealed class LogWriter(LogFiles files, long incarnation, LogCursor cursor, bool lastFileTakesMore)
{
    private LogSegment? _file = lastFileTakesMore ? files.Last : null;
    private long _syncedPosition = cursor.Position;
    private bool _isUnsynced;

    /// <summary>The end of what was written.</summary>
    public LogCursor Cursor { get; private set; } = cursor;

    /// <exception cref="DiskFullException">Nothing of the group counts as written; call <see cref="Abandon"/> next.</exception>
    public void Write(CommitGroup group)
    {
        if (_file?.Header.Number != group.Segment.Number)
            Roll(group.Segment);
        var chain = FrameHeader.Seal(
            group.Frame, group.Position, group.Number, incarnation, _syncedPosition, Cursor.Chain, group.RecordCount);
        _file!.File.Write(group.Position - _file.Base, group.Frame);
        _isUnsynced = true;
        Cursor = new LogCursor(group.End, group.Position, group.Number, chain);
    }

    public void Sync()
    {
        if (!_isUnsynced)
            return;
        _file!.File.Sync();
        _isUnsynced = false;
        _syncedPosition = Cursor.Position;
    }

    /// <summary>Cuts off what an unfinished write left. The file takes no more; the space that it had beyond is given back.</summary>
    public void Abandon()
    {
        if (_file is null)
            return;
        _file.File.SetLength(Math.Max(Cursor.Position - _file.Base, SegmentHeader.Size));
        _file.File.Sync();
        (_file, _isUnsynced) = (null, false);
    }

    public SegmentPlan LastFile => files.Last is { } last ? new SegmentPlan(last.Header.Number, last.Base, last.Header.Length) : default;

    // That a file exists proves that all before it was synced.
    private void Roll(SegmentPlan segment)
    {
        Sync();
        _file = null;
        _file = files.Add(new SegmentHeader(segment.Number, segment.Base, segment.Length, Cursor.Group, Cursor.Chain, incarnation));
        _syncedPosition = segment.Base;
    }
}
