namespace ChannelGrains.Grains.Dispatch;

/// <summary>Turns on batches that come as messages, of other processes mostly: as many at once as turns of this process may wait for the store, see <see cref="IngestTurns"/>. The wait until
/// a turn is durable is not one of the turn.</summary>
internal sealed class MessageTurns : IIncomingGrainCallFilter, IDisposable
{
    private readonly SemaphoreSlim _places = new(IngestTurns.MaxWaiting, IngestTurns.MaxWaiting);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (HeldMessages.BatchesOf(context) is null)
        {
            await context.Invoke();
            return;
        }
        await _places.WaitAsync();
        try
        {
            await context.Invoke();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
