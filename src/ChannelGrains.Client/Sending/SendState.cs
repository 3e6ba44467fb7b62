using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>Everything that a sender knows and decides: what it holds for which partner, what is under way, and what follows from a result, a
/// lost stream or a stopped lane. It has no lock, no task, no clock and no connection: <see cref="GuardedSendState"/> calls it under its lock,
/// says what time it is, and carries out the <see cref="SendEffects"/>.</summary>
/// <param name="mode">How the source identifies its transactions.</param>
/// <param name="windowBytes">Bytes without a result that may be held.</param>
/// <param name="batchTransactions">Most transactions of a batch, before the server has said its own limit.</param>
/// <param name="backoff">How long a lane waits before it is tried again.</param>
internal sealed partial class SendState(SourceMode mode, long windowBytes, int batchTransactions, Backoff backoff)
{
    private readonly Dictionary<string, SenderLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Segment> _underWay = [];
    private readonly FrameQueue _queue = new();
    private readonly FlushMarks _marks = new();
    private SenderCounters _counters;
    private OpenStream? _stream;
    private int _frameTransactions = int.MaxValue;

    /// <summary>Why the sender stopped; null while it works.</summary>
    public ServerError? Failure { get; private set; }

    /// <summary>Transactions that could be sent now.</summary>
    public long SendableTransactions => _queue.Transactions;

    private int BatchTransactions => Math.Min(batchTransactions, _frameTransactions);

    /// <summary>A quarter of the window is free again, so that producers do not wake for every result.</summary>
    public bool HasRoomAgain => _counters.HeldBytes <= windowBytes - (windowBytes / 4) || _counters.Held == 0;

    public SenderProgress Progress => new()
    {
        Sent = _counters.Sent,
        Accepted = _counters.Accepted,
        Duplicates = _counters.Duplicates,
        DuplicatesAfterResend = _counters.DuplicatesAfterResend,
        Quarantined = _counters.Quarantined,
        Refused = _counters.Refused,
        Unacknowledged = _counters.Held,
        Reconnects = Math.Max(0, _counters.Streams - 1),
        IsConnected = _stream is not null,
    };

    /// <summary>Takes a transaction, unless the window is full or the lane has stopped.</summary>
    public Offered Offer(string partnerId, Transaction transaction, int bytes)
    {
        var isNew = !_lanes.TryGetValue(partnerId, out var lane);
        if (isNew)
            lane = AddLane(partnerId);
        var lookUp = isNew && mode == SourceMode.Sequenced ? lane : null;
        if (lane!.State == LaneState.Stopped)
        {
            _counters.Sent++;
            _counters.Refused++;
            return new Offered(true, lane.StoppedBy, lookUp);
        }
        if (_counters.Held > 0 && _counters.HeldBytes + bytes > windowBytes)
            return new Offered(false, null, lookUp);
        _counters.Sent++;
        _counters.Held++;
        _counters.HeldBytes += bytes;
        _queue.Append(lane, transaction, bytes, _marks.Take(), BatchTransactions);
        return new Offered(true, null, lookUp);
    }

    /// <summary>Marks what was offered so far, for a flush.</summary>
    public FlushMark Mark() => _marks.Close();

    /// <summary>Counts what the listener has heard of.</summary>
    public void Resolve(IReadOnlyList<Segment> segments)
    {
        foreach (var segment in segments)
            segment.Mark.Unresolved -= segment.Count;
    }

    /// <summary>Takes the closed marks of which nothing and of whose predecessors nothing is left.</summary>
    public IEnumerable<FlushMark> TakeResolvedMarks() => _marks.TakeResolved();

    /// <summary>Takes all closed marks.</summary>
    public IEnumerable<FlushMark> TakeMarks() => _marks.TakeAll();

    /// <summary>The sender has stopped: gives back all that it holds.</summary>
    public void Fail(ServerError error, SendEffects effects)
    {
        Failure = error;
        foreach (var lane in _lanes.Values)
        {
            _queue.Rewind(lane);
            RefuseAll(lane, error, effects);
        }
        _underWay.Clear();
    }

    /// <summary>KEYED: the lane opens at once. SEQUENCED: when the server has said where it stands.</summary>
    private SenderLane AddLane(string partnerId)
    {
        var lane = new SenderLane(partnerId);
        _lanes.Add(partnerId, lane);
        if (mode == SourceMode.Keyed)
            _queue.Open(lane);
        return lane;
    }
}
