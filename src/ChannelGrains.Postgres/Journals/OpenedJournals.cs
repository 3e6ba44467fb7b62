using ChannelGrains.Journal;

namespace ChannelGrains.Postgres.Journals;

/// <summary>The opened journals, one reference per name, held as long as somebody else holds it.</summary>
internal sealed class OpenedJournals(object store, TimeProvider time, TimeSpan belief)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WeakReference<PostgresJournalRef>> _refs = new(StringComparer.Ordinal);
    private int _sweepAt = 1024;

    public PostgresJournalRef Get(JournalName name)
    {
        lock (_gate)
        {
            if (_refs.TryGetValue(name.Value, out var weak) && weak.TryGetTarget(out var opened))
                return opened;
            opened = new PostgresJournalRef(name, store, time, belief);
            _refs[name.Value] = new WeakReference<PostgresJournalRef>(opened);
            if (_refs.Count >= _sweepAt)
                Sweep();
            return opened;
        }
    }

    private void Sweep()
    {
        foreach (var (name, weak) in _refs)
            if (!weak.TryGetTarget(out _))
                _refs.Remove(name);
        _sweepAt = Math.Max(1024, _refs.Count * 2);
    }
}
