namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Collects appends into groups and hands these to the committer. As each group knows its place in the log from its start, a record and the back
/// pointer of the next are final when they are queued. All under one short lock.
/// </summary>
internal sealed partial class GroupQueue
{
    private const long MaxBatchBytes = 32 * 1024 * 1024;
    private const int MaxPooled = 8;

    private readonly object _gate = new();
    private readonly List<CommitGroup> _pending = [];
    private readonly Stack<CommitGroup> _pool = new();
    private readonly Stack<byte[]> _buffers = new();
    private readonly List<long> _generationEnds = [];
    private readonly EmbeddedJournalOptions _options;
    private readonly JournalInstruments _instruments;

    private CommitGroup? _open;
    private SegmentPlan _segment;
    private long _position;
    private long _lastNumber;
    private uint _lastJournal;
    private long _queuedBytes;
    private int _taken;
    private bool _committerWaits;
    private bool _poked;
    private bool _isFull;
    private bool _isClosed;
    private bool _isPoisoned;
    private long _committed;
    private int _generation = 1;

    /// <param name="segment">The last log file if it can take more, otherwise one of the length 0 that ends where the next begins.</param>
    public GroupQueue(EmbeddedJournalOptions options, JournalInstruments instruments, SegmentPlan segment, long position, Checkpoint recovered)
    {
        (_options, _instruments, _segment, _position) = (options, instruments, segment, position);
        _lastNumber = _committed = recovered.Cursor.Group;
        _lastJournal = recovered.LastJournal;
        instruments.ObserveQueue(() => Interlocked.Read(ref _queuedBytes));
    }

    public uint StoreNumber { get; } = (uint)Random.Shared.NextInt64(1, 1L + uint.MaxValue);

    public int Generation => Volatile.Read(ref _generation);

    public bool CanWrite
    {
        get
        {
            lock (_gate)
                return !_isFull && !_isClosed;
        }
    }

    public AppendResult Append(
        EmbeddedJournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, uint checksum, ReadOnlySpan<byte> index)
    {
        var size = (int)RecordView.SizeOf(expectedVersion == 0 ? journal.Name.Value.Length : 0, payload.Length, index.Length);
        lock (_gate)
        {
            if (_isClosed)
                return new AppendResult(AppendStatus.Closed, default);
            if (journal.Version != expectedVersion)
                return new AppendResult(AppendStatus.VersionConflict, default);
            if (_isFull || _queuedBytes + size > _options.MaxQueuedBytes)
                return new AppendResult(AppendStatus.Full, default);

            var group = _open is { } open && open.Fits(size) ? open : StartGroup(size);
            if (journal.Id == 0)
                journal.Id = ++_lastJournal;
            var position = group.End;
            var record = group.Add(journal, size);
            group.Spans.Serve(JournalInstruments.Activities);
            RecordView.Write(record, journal.Id, journal.Name.Value, expectedVersion + 1, journal.QueuedPosition, payload, checksum, index);
            journal.Queue(expectedVersion + 1, position, group.Number);
            _queuedBytes += size;
            if (_committerWaits)
                Monitor.PulseAll(_gate);
            return new AppendResult(AppendStatus.Queued, new CommitTicket(StoreNumber, _generation, group.Number));
        }
    }

    // The committed number is read first: whoever sees one of a new generation then sees that generation as well.
    public bool IsCommitted(CommitTicket ticket) => ticket.Store == StoreNumber
        ? ticket.Number <= Volatile.Read(ref _committed) && (ticket.Generation == Volatile.Read(ref _generation) || WasKept(ticket))
        : ticket == default;

    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken)
    {
        if (IsCommitted(ticket))
            return new ValueTask<CommitOutcome>(CommitOutcome.Committed);
        if (ticket.Store != StoreNumber)
            return new ValueTask<CommitOutcome>(CommitOutcome.Unknown);
        lock (_gate)
        {
            if (IsCommitted(ticket))
                return new ValueTask<CommitOutcome>(CommitOutcome.Committed);
            if (ticket.Generation != _generation || Find(ticket.Number) is not { } group)
                return new ValueTask<CommitOutcome>(_isPoisoned && ticket.Generation == _generation ? CommitOutcome.Unknown : CommitOutcome.Lost);
            return new ValueTask<CommitOutcome>(cancellationToken.CanBeCanceled ? group.Outcome.WaitAsync(cancellationToken) : group.Outcome);
        }
    }

    /// <summary>Null if nothing of the journal is queued, otherwise what completes when the last of it is durable or lost.</summary>
    public Task? WhenSettled(EmbeddedJournalRef journal)
    {
        lock (_gate)
            return Find(journal.LastGroup)?.Outcome;
    }

    private bool WasKept(CommitTicket ticket)
    {
        lock (_gate)
            return ticket.Generation >= 1 && ticket.Generation < _generation && ticket.Number <= _generationEnds[ticket.Generation - 1];
    }

    private CommitGroup? Find(long number)
    {
        if (_pending.Count == 0)
            return null;
        var at = number - _pending[0].Number;
        return at >= 0 && at < _pending.Count ? _pending[(int)at] : null;
    }

    private CommitGroup StartGroup(int recordBytes)
    {
        if (_open is not null)
            Seal();
        var needed = FrameHeader.Size + (long)recordBytes;
        if (_segment.End - _position < needed)
        {
            var length = Math.Max(_options.SegmentBytes, SegmentHeader.Size + needed + 7 & ~7L);
            _segment = new SegmentPlan(_segment.Number + 1, _segment.End, length);
            _position = _segment.Base + SegmentHeader.Size;
        }
        var capacity = (int)Math.Min(Math.Max(needed, _options.MaxGroupBytes), _segment.End - _position);
        var group = _pool.TryPop(out var pooled) ? pooled : new CommitGroup();
        group.Start(++_lastNumber, _segment, _position, capacity, RentBuffer(capacity));
        _pending.Add(group);
        return _open = group;
    }

    private byte[] RentBuffer(int capacity) =>
        capacity <= _options.MaxGroupBytes && _buffers.TryPop(out var buffer)
            ? buffer
            : GC.AllocateUninitializedArray<byte>(Math.Max(capacity, _options.MaxGroupBytes));
}
