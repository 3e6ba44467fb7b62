using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>Partners of this process with batches to take, oldest first. As many take theirs at once as there are processors; while unary calls are
/// made, large ones only so much that a processor stays free for them. A small turn never waits for a large one to get room, only for a processor:
/// it overtakes. The next ones come through the thread pool's common queue, so that a query waits behind a few of them and not behind everything that
/// streams have sent. Every turn that is taken ends or pauses soon, and then this looks again at who may come.</summary>
public sealed class IngestTurns(ExpectedCalls calls)
{
    /// <summary>Transactions of the largest turn that is small: less than a tenth of a millisecond.</summary>
    private const int SmallTurn = 32;

    private static readonly int MaxTurns = Environment.ProcessorCount;

    /// <summary>Turns that wait for the store, as many as come by messages. The embedded store answers most at once.</summary>
    public const int MaxWaiting = MessageTurns.Places;

    /// <summary>Transactions in all large turns beside unary calls: 256, about half a millisecond, for each processor but one. Turns of few do not fill
    /// theirs.</summary>
    private static readonly int MaxTransactionsBesideCalls = Math.Max(1, Environment.ProcessorCount - 1) * 256;

    private readonly Lock _gate = new();
    private readonly Queue<(PartnerIngress Partner, long Number)> _small = [];
    private readonly Queue<(PartnerIngress Partner, long Number)> _large = [];
    private long _entered;
    private int _turns, _largeTransactions; // that are taken now
    private int _waiting;

    internal void Enter(PartnerIngress ingress)
    {
        PartnerIngress? next;
        lock (_gate)
        {
            (ingress.TurnTransactions <= SmallTurn ? _small : _large).Enqueue((ingress, _entered++));
            next = TakeNext();
        }
        if (next is not null)
            Start(next);
    }

    /// <summary>Turns that wait now.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>One that was started is done, or waits for something.</summary>
    /// <param name="transactions">Those of its turn when it entered.</param>
    /// <param name="waits">Whether it waits; then <see cref="EndWait"/> follows when it is done.</param>
    internal void Leave(int transactions, bool waits = false)
    {
        lock (_gate)
        {
            _turns--;
            if (transactions > SmallTurn)
                _largeTransactions -= transactions;
            if (waits)
                _waiting++;
        }
        StartMore();
    }

    internal void EndWait()
    {
        lock (_gate)
            _waiting--;
        StartMore();
    }

    private void StartMore()
    {
        while (LockAndTakeNext() is { } next)
            Start(next);
    }

    private static void Start(PartnerIngress next) => ThreadPool.UnsafeQueueUserWorkItem(next, preferLocal: false);

    private PartnerIngress? LockAndTakeNext()
    {
        lock (_gate)
            return TakeNext();
    }

    private PartnerIngress? TakeNext()
    {
        if (_turns >= MaxTurns || _turns + _waiting >= MaxWaiting)
            return null;
        var isLarge = _large.TryPeek(out var large) && IsRoomFor(large.Partner.TurnTransactions);
        var isSmall = _small.TryPeek(out var small);
        if (!isLarge && !isSmall)
            return null;
        _turns++;
        if (isSmall && (!isLarge || small.Number < large.Number))
            return _small.Dequeue().Partner;
        _largeTransactions += large.Partner.TurnTransactions;
        return _large.Dequeue().Partner;
    }

    private bool IsRoomFor(int transactions) =>
        _largeTransactions == 0 || !calls.AreExpected || _largeTransactions + transactions <= MaxTransactionsBesideCalls;
}
