using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>
/// What the sender holds for one partner, in order: segments under way, segments to send again, segments not sent.
/// </summary>
internal sealed class SenderLane(string partnerId)
{
    private readonly LinkedList<Segment> _unsent = new();
    private readonly List<Segment> _underWay = [];
    private readonly List<Segment> _returned = [];
    private long _nextOffset;

    public string PartnerId { get; } = partnerId;

    public LaneState State { get; set; } = LaneState.Resolving;

    /// <summary>True while the frame queue holds the lane.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Number of the last frame that it had a batch in.</summary>
    public long LastFrame { get; set; }

    /// <summary>SEQUENCED: the epoch. KEYED: 0.</summary>
    public long Epoch { get; private set; }

    /// <summary>SEQUENCED: the number of the transaction at offset 0.</summary>
    public long BaseSequence { get; private set; }

    /// <summary>Retries in a row without a batch taken.</summary>
    public int Failures { get; set; }

    /// <summary>What the server asked to wait, largest of the current drain.</summary>
    public TimeSpan? AskedDelay { get; set; }

    /// <summary>Why the lane stopped; set with state Stopped.</summary>
    public ServerError? StoppedBy { get; set; }

    /// <summary>Transactions that are not under way.</summary>
    public int UnsentTransactions { get; private set; }

    public int UnderWayCount => _underWay.Count;

    public bool HoldsNothing => _unsent.Count == 0 && _underWay.Count == 0 && _returned.Count == 0;

    public Segment? FirstUnsent => _unsent.First?.Value;

    /// <summary>SEQUENCED: the lowest number held, or the next one when nothing is.</summary>
    public long LowestSequence
    {
        get
        {
            var lowest = _unsent.First?.Value.Offset ?? _nextOffset;
            foreach (var segment in _underWay)
                lowest = Math.Min(lowest, segment.Offset);

            foreach (var segment in _returned)
                lowest = Math.Min(lowest, segment.Offset);

            return BaseSequence + lowest;
        }
    }

    public void StartAt(long epoch, long nextSequence)
    {
        Epoch = epoch;
        BaseSequence = nextSequence;
    }

    public long SequenceOf(Segment segment) => Epoch == 0 ? 0 : BaseSequence + segment.Offset;

    public void Append(Transaction transaction, int bytes, FlushMark mark, int maxTransactions)
    {
        var last = _unsent.Last?.Value;
        if (last is null || last.Attempts > 0 || last.Mark != mark || last.Count >= maxTransactions)
        {
            last = new Segment(this, _nextOffset, mark);
            _unsent.AddLast(last);
        }

        last.Add(transaction, bytes);
        _nextOffset++;
        UnsentTransactions++;
    }

    /// <summary>Takes the first unsent segment, cut to the limits, to be sent.</summary>
    public Segment TakeFirst(int maxTransactions, long maxBytes)
    {
        var segment = _unsent.First!.Value;
        _unsent.RemoveFirst();
        if (segment.SplitOff(maxTransactions, maxBytes) is { } rest)
            _unsent.AddFirst(rest);

        UnsentTransactions -= segment.Count;
        return segment;
    }

    public void SetUnderWay(Segment segment) => _underWay.Add(segment);

    /// <summary>A result came for the segment.</summary>
    public void SetAnswered(Segment segment) => _underWay.Remove(segment);

    /// <summary>The segment has to be sent again, once the lane rewinds.</summary>
    public void Return(Segment segment) => _returned.Add(segment);

    /// <summary>Makes everything held unsent, in order. Only when nothing under way can get a result any more.</summary>
    public void Rewind()
    {
        _returned.AddRange(_underWay);
        _underWay.Clear();
        _returned.Sort(static (a, b) => b.Offset.CompareTo(a.Offset));
        foreach (var segment in _returned)
        {
            _unsent.AddFirst(segment);
            UnsentTransactions += segment.Count;
        }

        _returned.Clear();
        AskedDelay = null;
    }

    /// <summary>Gives up everything that is not under way, in order.</summary>
    public List<Segment> TakeAllUnsent()
    {
        _returned.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        List<Segment> all = [.. _returned, .. _unsent];
        _returned.Clear();
        _unsent.Clear();
        UnsentTransactions = 0;
        return all;
    }
}
