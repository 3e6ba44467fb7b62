namespace ChannelGrains.Grains;

/// <summary>Who has read since the last change, and is not told yet: at most one per gateway process.</summary>
internal sealed class WaitingObservers<TObserver>
    where TObserver : IGrainObserver
{
    private HashSet<TObserver>? _waiting;

    public void Add(TObserver? observer)
    {
        if (observer is not null)
            (_waiting ??= []).Add(observer);
    }

    /// <summary>Tells each once, however many changes follow before it reads again.</summary>
    public void Tell(Func<TObserver, Task> tell)
    {
        if (_waiting is not { } waiting)
            return;
        _waiting = null;
        foreach (var observer in waiting)
            tell(observer).Ignore();
    }
}
