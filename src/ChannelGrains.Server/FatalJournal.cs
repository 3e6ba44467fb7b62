namespace ChannelGrains.Server;

/// <summary>Stops the server when its journal can no longer make anything durable.</summary>
internal sealed class FatalJournal
{
    private readonly TaskCompletionSource<Exception> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Failed => _failure.Task.IsCompleted;

    public void OnFailed(Exception exception) => _failure.TrySetResult(exception);

    public void StopOnFailure(IHostApplicationLifetime lifetime) =>
        _ = _failure.Task.ContinueWith(_ => lifetime.StopApplication(), TaskScheduler.Default);
}
