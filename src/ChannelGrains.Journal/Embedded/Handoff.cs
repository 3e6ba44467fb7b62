namespace ChannelGrains.Journal.Embedded;

/// <summary>Passes batches from the thread that syncs to the one that applies, so that both work at once; full, it holds the first one back.</summary>
internal sealed class Handoff
{
    private const int MaxWaiting = 2;

    private readonly object _gate = new();
    private readonly Queue<SyncedBatch> _batches = new();
    private bool _isBusy;
    private bool _isClosed;

    /// <returns>False if nobody takes batches any more.</returns>
    public bool Put(SyncedBatch batch)
    {
        lock (_gate)
        {
            while (_batches.Count >= MaxWaiting && !_isClosed)
                Monitor.Wait(_gate);
            if (_isClosed)
                return false;
            _batches.Enqueue(batch);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Waits for the next batch; asking for it says that the one before is done.</summary>
    /// <returns>False when the handoff is closed and empty.</returns>
    public bool Take(out SyncedBatch batch)
    {
        lock (_gate)
        {
            _isBusy = false;
            Monitor.PulseAll(_gate);
            while (_batches.Count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            _isBusy = _batches.TryDequeue(out batch);
            return _isBusy;
        }
    }

    /// <summary>Waits until every batch is applied, or nobody applies any more.</summary>
    public void WaitUntilIdle()
    {
        lock (_gate)
            while ((_batches.Count > 0 || _isBusy) && !_isClosed)
                Monitor.Wait(_gate);
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
