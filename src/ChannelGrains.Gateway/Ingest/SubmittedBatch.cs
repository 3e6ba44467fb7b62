namespace ChannelGrains.Gateway.Ingest;

/// <summary>A batch of a unary call, waiting for its partner's decision.</summary>
internal sealed class SubmittedBatch : IBatchReceiver
{
    private readonly TaskCompletionSource<PendingBatch> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<PendingBatch> Decided => _decided.Task;

    public void OnDecided(PendingBatch batch) => _decided.TrySetResult(batch);
}
