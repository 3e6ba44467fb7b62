namespace ChannelGrains.Gateway.Ingest;

/// <summary>A batch of a unary call, waiting for its partner's decision.</summary>
internal sealed class SubmittedBatch : IBatchReceiver
{
    private readonly TaskCompletionSource<SentBatch> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<SentBatch> Decided => _decided.Task;

    public void OnDecided(SentBatch batch) => _decided.TrySetResult(batch);
}
