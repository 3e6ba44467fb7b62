namespace ChannelGrains.Client;

/// <summary>Where the writing side sleeps until there is enough to send, something happened, or a time is over. Called under the sender's lock.</summary>
internal sealed class WriterSleep
{
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAsleep;
    private long _threshold;

    /// <summary>A task that completes when it is time to look again.</summary>
    public Task Until(long transactions)
    {
        _isAsleep = true;
        _threshold = transactions;
        if (_wake.Task.IsCompleted)
            _wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _wake.Task;
    }

    /// <summary>Wakes the writing side if there are so many sendable transactions as it waits for.</summary>
    public void WakeIfEnough(long transactions)
    {
        if (_isAsleep && transactions >= _threshold)
            Wake();
    }

    public void Wake()
    {
        if (!_isAsleep)
            return;
        _isAsleep = false;
        _wake.TrySetResult();
    }
}
