namespace ChannelGrains.Journal.Embedded;

/// <summary>Records that share one frame of the log: filled under the lock of the queue, then owned by the thread it was handed to.</summary>
internal sealed class CommitGroup
{
    private EmbeddedJournalRef[] _refs = new EmbeddedJournalRef[64];
    private int _length;
    private byte[] _buffer = [];
    private TaskCompletionSource<CommitOutcome>? _waiters;

    public long Number { get; private set; }

    /// <summary>Where the frame will be in the log.</summary>
    public long Position { get; private set; }

    /// <summary>The log file it belongs into.</summary>
    public SegmentPlan Segment { get; private set; }

    public int Capacity { get; private set; }

    public int RecordCount { get; private set; }

    /// <summary>The spans that its records were appended in.</summary>
    public SharedSpan Spans { get; } = new();

    public long End => Position + _length;

    public int Length => _length;

    public byte[] Buffer => _buffer;

    /// <summary>The whole frame; its head is blank until it is sealed.</summary>
    public Span<byte> Frame => _buffer.AsSpan(0, _length);

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(FrameHeader.Size, _length - FrameHeader.Size);

    public ReadOnlySpan<EmbeddedJournalRef> Refs => _refs.AsSpan(0, RecordCount);

    /// <summary>Completes with the fate of the group. Made only for those who wait.</summary>
    public Task<CommitOutcome> Outcome =>
        (_waiters ??= new TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Start(long number, SegmentPlan segment, long position, int capacity, byte[] buffer)
    {
        (Number, Segment, Position, Capacity, _buffer) = (number, segment, position, capacity, buffer);
        (_length, RecordCount, _waiters) = (FrameHeader.Size, 0, null);
    }

    public bool Fits(long recordBytes) => _length + recordBytes <= Capacity;

    /// <summary>Makes room for one record, whose position is <see cref="End"/> before the call.</summary>
    public Span<byte> Add(EmbeddedJournalRef journal, int recordBytes)
    {
        if (RecordCount == _refs.Length)
            Array.Resize(ref _refs, _refs.Length * 2);
        _refs[RecordCount++] = journal;
        var record = _buffer.AsSpan(_length, recordBytes);
        _length += recordBytes;
        return record;
    }

    /// <summary>Takes the waiters out, to be completed outside the lock.</summary>
    public TaskCompletionSource<CommitOutcome>? TakeWaiters() => Interlocked.Exchange(ref _waiters, null);

    public void Release()
    {
        Array.Clear(_refs, 0, RecordCount);
        Spans.Clear();
        (RecordCount, _length, _buffer) = (0, 0, []);
    }
}
