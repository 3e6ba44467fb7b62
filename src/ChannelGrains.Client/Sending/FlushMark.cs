namespace ChannelGrains.Client;

/// <summary>Counts the transactions between two flushes that have no result yet.</summary>
internal sealed class FlushMark
{
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Unresolved { get; set; }

    /// <summary>Completes when this mark and all earlier ones are resolved.</summary>
    public Task Flushed => _flushed.Task;

    public void Complete() => _flushed.TrySetResult();

    public void Fail(Exception exception) => _flushed.TrySetException(exception);
}
