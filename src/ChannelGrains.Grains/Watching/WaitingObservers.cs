using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Watching;

/// <summary>Who has read since the last change, and is not told yet: at most one per gateway process.</summary>
internal struct WaitingObservers
{
    private HashSet<IChangeObserver>? _waiting;

    public readonly bool IsEmpty => _waiting is null;

    public void Add(IChangeObserver? observer)
    {
        if (observer is not null)
            (_waiting ??= []).Add(observer);
    }

    /// <summary>Tells each once, however many changes follow before it reads again. Never throws: who is not told notices at its renewal.</summary>
    public void Tell(string source, ILogger logger)
    {
        if (_waiting is not { } waiting)
            return;
        _waiting = null;
        foreach (var observer in waiting)
            Tell(observer, [source], logger);
    }

    public static void Tell(IChangeObserver observer, IReadOnlyList<string> sources, ILogger logger)
    {
        try
        {
            observer.Changed(sources).Ignore();
        }
        catch (Exception exception)
        {
            WatchingLog.NotTold(logger, sources[0], exception);
        }
    }
}
