using ChannelGrains.Benchmarks.Front;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>Keeps nothing: what the front alone can do.</summary>
internal sealed class NoStore : IFrameStore
{
    public void Append(FrontFrame frame)
    {
        frame.ReturnBuffer();
        frame.OnDurable();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
