namespace ChannelGrains.Gateway.Ingest;

/// <summary>Who waits for a batch: a stream, or a unary call. Called from any thread, must not block.</summary>
internal interface IBatchReceiver
{
    void OnDecided(SentBatch batch);
}
