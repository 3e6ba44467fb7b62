namespace ChannelGrains.Campaigns.Load;

/// <summary>Counts what the server answered, and tells when enough was.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _refusals = [];
    private long _batches;
    private (long At, TaskCompletionSource Reached)? _mark;

    public long Transactions { get; private set; }

    public long Duplicates { get; private set; }

    public long Quarantined { get; private set; }

    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Completes when a batch was refused for this reason.</summary>
    public Task Refused(string reason) => Refusal(reason).Task;

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

    public void OnRefused(string reason) => Refusal(reason).TrySetResult();

    private TaskCompletionSource Refusal(string reason)
    {
        lock (_gate)
        {
            if (!_refusals.TryGetValue(reason, out var refusal))
                _refusals.Add(reason, refusal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return refusal;
        }
    }
}
