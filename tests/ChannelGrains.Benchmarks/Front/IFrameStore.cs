namespace ChannelGrains.Benchmarks.Front;

/// <summary>What lies behind the front: takes frames, and says <see cref="FrontFrame.OnDurable"/> of each once it is on disk.</summary>
internal interface IFrameStore : IAsyncDisposable
{
    /// <summary>Never blocks: the front's window bounds what waits. Called by many streams at once.</summary>
    void Append(FrontFrame frame);
}
