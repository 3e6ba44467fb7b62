namespace ChannelGrains.Gateway.Ingest;

/// <summary>Partners of this process with batches to take, oldest first. As many take theirs at once as there are processors; while unary calls are
/// made, only so much that a processor stays free for them. The next ones come through the thread pool's common queue, so that a query waits behind a
/// few of them and not behind everything that streams have sent.</summary>
internal sealed class IngestTurns(UnaryCalls calls)
{
    private static readonly int MaxTurns = Environment.ProcessorCount;

    /// <summary>Transactions in all turns beside unary calls: 256, about half a millisecond, for each processor but one. Turns of few do not fill theirs.</summary>
    private static readonly int MaxTransactionsBesideCalls = Math.Max(1, Environment.ProcessorCount - 1) * 256;

    private readonly Lock _gate = new();
    private readonly Queue<PartnerIngress> _waiting = [];
    private int _turns, _transactions; // that are taken now

    public void Enter(PartnerIngress ingress)
    {
        PartnerIngress? next;
        lock (_gate)
        {
            _waiting.Enqueue(ingress);
            next = TakeNext();
        }
        if (next is not null)
            Start(next);
    }

    /// <summary>One that was started is done, or waits for something.</summary>
    /// <param name="transactions">Those of its turn when it entered.</param>
    public void Leave(int transactions)
    {
        lock (_gate)
        {
            _turns--;
            _transactions -= transactions;
        }
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
        if (!_waiting.TryPeek(out var next) || (_turns > 0 && !IsRoomFor(next.TurnTransactions)))
            return null;
        _turns++;
        _transactions += next.TurnTransactions;
        return _waiting.Dequeue();
    }

    private bool IsRoomFor(int transactions) => _turns < MaxTurns && (!calls.AreExpected || _transactions + transactions <= MaxTransactionsBesideCalls);
}
