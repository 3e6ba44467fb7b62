using ChannelGrains.Gateway.Access;

namespace ChannelGrains.Gateway.Watching;

/// <summary>What is watched in this process, by question and by what tells of changes.</summary>
internal sealed class WatchTable(WatchServices services, KeyRing keys)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, IWatched> _byQuestion = [];
    private readonly Dictionary<string, List<IWatched>> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Watches, int Sources)> _byPrincipal = new(StringComparer.Ordinal);
    private int _watches, _sources;

    /// <summary>What to watch, until <see cref="Leave"/>; it is read anew for whoever joins. Null when there is too much to watch, for the principal or in all.</summary>
    public Watched<TAnswer>? Join<TAnswer>(WatchQuestion<TAnswer> question, Principal principal)
        where TAnswer : class
    {
        IWatched? watched;
        lock (_gate)
        {
            var own = _byPrincipal.GetValueOrDefault(principal.Payer);
            var sources = question.Sources.Count;
            var isNew = !_byQuestion.TryGetValue(question, out watched);
            if (!HasRoom(principal, own, sources, isNew))
                return null;
            if (isNew)
            {
                _byQuestion.Add(question, watched = new Watched<TAnswer>(question, services));
                foreach (var source in watched.Sources)
                    WatchedAt(source).Add(watched);
                _sources += sources;
            }
            watched!.Watches++;
            _watches++;
            _byPrincipal[principal.Payer] = (own.Watches + 1, own.Sources + sources);
        }
        watched.OnChanged();
        return (Watched<TAnswer>)watched;
    }

    public void Leave(IWatched watched, Principal principal)
    {
        lock (_gate)
        {
            _watches--;
            var own = _byPrincipal[principal.Payer];
            if (own.Watches == 1)
                _byPrincipal.Remove(principal.Payer);
            else
                _byPrincipal[principal.Payer] = (own.Watches - 1, own.Sources - watched.Sources.Count);
            if (--watched.Watches > 0)
                return;
            _sources -= watched.Sources.Count;
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

    private bool HasRoom(Principal principal, (int Watches, int Sources) own, int sources, bool isNew)
    {
        var options = services.Options;
        return _watches < options.MaxWatches && (!isNew || _sources + sources <= options.MaxSources)
            && ((keys.IsEmpty && principal.ShareId is null) || (own.Watches < options.MaxPrincipalWatches && own.Sources + sources <= options.MaxPrincipalSources));
    }

    public void OnChanged(string source)
    {
        lock (_gate)
            if (_bySource.TryGetValue(source, out var changed))
                foreach (var watched in changed)
                    watched.OnChanged();
    }

    private List<IWatched> WatchedAt(string source)
    {
        if (!_bySource.TryGetValue(source, out var watched))
            _bySource.Add(source, watched = []);
        return watched;
    }
}
