namespace ChannelGrains.Gateway.Watching;

/// <summary>What is watched in this process, by question and by what tells of changes.</summary>
internal sealed class WatchTable(WatchServices services)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, IWatched> _byQuestion = [];
    private readonly Dictionary<string, List<IWatched>> _bySource = new(StringComparer.Ordinal);
    private int _watches;

    /// <summary>What to watch, until <see cref="Leave"/>; it is read anew for whoever joins. Null when there are too many watches.</summary>
    public Watched<TAnswer>? Join<TAnswer>(WatchQuestion<TAnswer> question)
        where TAnswer : class
    {
        IWatched? watched;
        lock (_gate)
        {
            if (_watches == services.Options.MaxWatches)
                return null;
            if (!_byQuestion.TryGetValue(question, out watched))
            {
                _byQuestion.Add(question, watched = new Watched<TAnswer>(question, services));
                foreach (var source in watched.Sources)
                    WatchedAt(source).Add(watched);
            }
            watched.Watches++;
            _watches++;
        }
        watched.OnChanged();
        return (Watched<TAnswer>)watched;
    }

    public void Leave(IWatched watched)
    {
        lock (_gate)
        {
            _watches--;
            if (--watched.Watches > 0)
                return;
            _byQuestion.Remove(watched.Question);
            foreach (var source in watched.Sources)
            {
                var others = WatchedAt(source);
                others.Remove(watched);
                if (others.Count == 0)
                    _bySource.Remove(source);
            }
        }
        watched.Dispose();
    }

    public void OnChanged(string source)
    {
        lock (_gate)
        {
            if (_bySource.TryGetValue(source, out var changed))
            {
                foreach (var watched in changed)
                    watched.OnChanged();
            }
        }
    }

    private List<IWatched> WatchedAt(string source)
    {
        if (!_bySource.TryGetValue(source, out var watched))
            _bySource.Add(source, watched = []);
        return watched;
    }
}
