namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Brings changed heads into the database, a slice at a time beside the commits, and then notes up to where the log need not be read again.
/// A head may be newer than the checkpoint that follows it; reading the log again passes over what a head already knows. One thread.
/// </summary>
internal sealed class CheckpointWriter(IndexDatabase index, long everyBytes, LogCursor last)
{
    private const int MinSliceHeads = 1024;

    // A checkpoint is behind by the log that passes while it is written, so its pace is that of the log.
    private const int SpreadOverPart = 8;

    private readonly IndexBatch _batch = new();
    private List<EmbeddedJournalRef> _dirty = [];
    private List<EmbeddedJournalRef> _writing = [];
    private int _written;
    private Checkpoint? _target;
    private long _lastPosition = last.Position;
    private long _advancedTo = last.Position;

    public void MarkDirty(EmbeddedJournalRef journal)
    {
        if (journal.IsDirty)
            return;
        journal.IsDirty = true;
        _dirty.Add(journal);
    }

    /// <summary>Call after each write of the database, with what it now holds.</summary>
    public void Advance(Checkpoint applied)
    {
        var passed = applied.Cursor.Position - _advancedTo;
        _advancedTo = applied.Cursor.Position;
        if (_target is null)
        {
            if (applied.Cursor.Position - _lastPosition < everyBytes)
                return;
            Start(applied);
        }
        WriteHeads((int)Math.Max(MinSliceHeads, Math.Min(_writing.Count, (double)_writing.Count * passed * SpreadOverPart / everyBytes)));
        if (_written == _writing.Count)
            Finish(wait: false);
    }

    /// <summary>Makes all that was applied durable, as before a close.</summary>
    public void Complete(Checkpoint applied)
    {
        if (_target is not null)
        {
            WriteHeads(int.MaxValue);
            Finish(wait: false);
        }
        Start(applied);
        WriteHeads(int.MaxValue);
        Finish(wait: true);
    }

    private void Start(Checkpoint applied)
    {
        _target = applied;
        (_dirty, _writing, _written) = (_writing, _dirty, 0);
    }

    private void WriteHeads(int max)
    {
        Span<byte> key = stackalloc byte[JournalName.MaxBytes + 1];
        Span<byte> value = stackalloc byte[JournalHead.Size];
        var end = (int)Math.Min((long)_written + max, _writing.Count);
        for (; _written < end; _written++)
        {
            var journal = _writing[_written];
            journal.IsDirty = false;
            _batch.Put(IndexKeys.ForName(key, journal.Name.Value), journal.Head.Write(value));
        }
        index.Write(_batch);
        _batch.Clear();
    }

    private void Finish(bool wait)
    {
        Span<byte> value = stackalloc byte[Checkpoint.Size];
        index.Put(IndexKeys.Checkpoint, _target!.Value.Write(value));
        index.Flush(wait);
        _lastPosition = _target.Value.Cursor.Position;
        _writing.Clear();
        (_target, _written) = (null, 0);
    }
}
