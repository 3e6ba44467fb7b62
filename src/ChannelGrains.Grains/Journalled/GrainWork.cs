namespace ChannelGrains.Grains.Journalled;

/// <summary>What a grain does beside its turns, step after step until nothing is left, and once at a time. A step that fails is tried again after a pause, also where its grain cannot be
/// loaded meanwhile, as while the database is away. Used by its grain alone, so it has no lock.</summary>
/// <param name="step">Does a step; false when there was nothing to do.</param>
/// <param name="onPutOff">Hears why a step failed.</param>
/// <param name="time">Where the pause comes from.</param>
/// <param name="leaving">The grain leaves, or its process stops: no further step is begun.</param>
internal sealed class GrainWork(Func<Task<bool>> step, Action<Exception> onPutOff, TimeProvider time, CancellationToken leaving)
{
    public static readonly TimeSpan TriesAgainAfter = TimeSpan.FromSeconds(5);

    private bool _isWoken;
    private bool _isRunning;
    private TaskCompletionSource _pause = new();

    /// <summary>Completes when nothing is left to do, or a step of this run has failed.</summary>
    public Task Paused => _isRunning ? _pause.Task : Task.CompletedTask;

    /// <summary>There is something to do.</summary>
    /// <returns>The run that begins with it; null when one is under way, which does it too.</returns>
    public Task? Wake()
    {
        if (leaving.IsCancellationRequested)
            return null;
        _isWoken = true;
        if (_isRunning)
            return null;
        _isRunning = true;
        _pause = new TaskCompletionSource();
        return RunAsync();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        // Nobody wakes it between its last look and its end.
        while (_isWoken && !leaving.IsCancellationRequested)
        {
            _isWoken = false;
            if (await TryStepAsync())
                _isWoken = true;
        }
        _isRunning = false;
        _pause.TrySetResult();
    }

    private async Task<bool> TryStepAsync()
    {
        try
        {
            return await step();
        }
        catch (Exception exception)
        {
            if (leaving.IsCancellationRequested)
                return false;
            onPutOff(exception);
            _pause.TrySetResult();
        }
        await Task.Delay(TriesAgainAfter, time, leaving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return true;
    }
}
