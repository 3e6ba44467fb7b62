namespace ChannelGrains.Domain.SalesViews;

public sealed partial class MonthView
{
    private readonly Dictionary<ViewScope, WatchedScope> _watched = [];
    private readonly List<ViewScope> _changed = [];

    /// <summary>Scopes whose changes are looked for.</summary>
    public int WatchedCount => _watched.Count;

    /// <summary>Has the next change of a scope told, once, by <see cref="TakeChanged"/>; so is the end of looking for it, by <see cref="ForgetUnasked"/>.</summary>
    public void Watch(ViewScope scope)
    {
        if (!_watched.TryGetValue(scope, out var watched))
        {
            _watched.Add(scope, watched = new(scope));
            foreach (var cells in Within(scope))
                cells.Watched.Add(watched);
        }
        watched.IsAsked = true;
        watched.IsWaiting = true;
    }

    /// <summary>The scopes that have changed since they were watched. They are not told again before they are watched anew.</summary>
    public IReadOnlyList<ViewScope> TakeChanged()
    {
        if (_changed.Count == 0)
            return [];
        ViewScope[] changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    private void ForgetUnwatched()
    {
        foreach (var watched in _watched.Values.Where(watched => !watched.IsAsked).ToList())
        {
            _watched.Remove(watched.Scope);
            // Told as if it had changed: whoever still wants to know asks again.
            if (watched.IsWaiting)
                _changed.Add(watched.Scope);
            foreach (var cells in Within(watched.Scope))
                cells.Watched.Remove(watched);
        }
        foreach (var watched in _watched.Values)
            watched.IsAsked = false;
    }

    private void OnChanged(NamedCells named)
    {
        foreach (var watched in named.Watched)
        {
            if (!watched.IsWaiting)
                continue;
            watched.IsWaiting = false;
            _changed.Add(watched.Scope);
        }
    }
}
