namespace ChannelGrains.Campaigns.Load;

/// <summary>Counts what the server answered, and tells when enough was.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private long _batches;
    private (long At, TaskCompletionSource Reached)? _mark;

    public long Transactions { get; private set; }

    public long Duplicates { get; private set; }

    public long Quarantined { get; private set; }

    public long Refused { get; private set; }

    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Completes after so many more acknowledged batches.</summary>
    public Task After(int batches)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _mark = (_batches + batches, reached);
            return reached.Task;
        }
    }

    public void OnAcknowledged(int accepted, int duplicates, int quarantined)
    {
        lock (_gate)
        {
            Transactions += accepted;
            Duplicates += duplicates;
            Quarantined += quarantined;
            if (++_batches >= _mark?.At)
                _mark.Value.Reached.TrySetResult();
        }
    }

    public void OnRefused()
    {
        lock (_gate)
            Refused++;
    }
}
