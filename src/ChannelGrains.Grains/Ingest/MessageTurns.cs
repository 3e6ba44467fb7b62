namespace ChannelGrains.Grains.Ingest;

/// <summary>Turns on batches that come as messages, of other processes mostly: no more at once than there are places. A partner takes its place when it has its own turn, so that one whose
/// turn takes long holds one place, whatever is sent to it meanwhile. The wait until a turn is durable is not one of the turn.</summary>
internal sealed class MessageTurns : IDisposable
{
    /// <summary>Each turn has its buffers, and asks the store for something.</summary>
    public const int Places = 64;

    private readonly SemaphoreSlim _places = new(Places, Places);

    /// <summary>Waits for a place, which is given back by disposing of it.</summary>
    public async ValueTask<Place> EnterAsync()
    {
        await _places.WaitAsync();
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    internal readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
