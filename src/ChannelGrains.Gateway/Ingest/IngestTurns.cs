using System.Collections.Concurrent;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Partners of this process with batches to take. As many take theirs at once as there are processors, and the next ones come through the thread
/// pool's common queue, so that a query waits behind a few of them and not behind everything that streams have sent.</summary>
internal sealed class IngestTurns : IThreadPoolWorkItem
{
    private static readonly int MaxAtOnce = Environment.ProcessorCount;

    private readonly ConcurrentQueue<PartnerIngress> _waiting = new();
    private int _running;

    public void Enter(PartnerIngress ingress)
    {
        _waiting.Enqueue(ingress);
        StartNext();
    }

    /// <summary>One that was started is done, or waits for something.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _running);
        StartNext();
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_waiting.TryDequeue(out var ingress))
            ingress.TakeTurn();
        else
            Leave();
    }

    private void StartNext()
    {
        while (!_waiting.IsEmpty && Volatile.Read(ref _running) is var running && running < MaxAtOnce)
        {
            if (Interlocked.CompareExchange(ref _running, running + 1, running) == running)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
    }
}
