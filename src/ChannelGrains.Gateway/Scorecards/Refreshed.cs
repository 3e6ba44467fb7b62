namespace ChannelGrains.Gateway.Scorecards;

/// <summary>
/// Values that are costly to compute: computed once for all who ask, and again when they are asked for after a while; who asks meanwhile gets the one that is there. So
/// each costs a part of a processor at most, however many ask and however long it takes. Safe for several threads.
/// </summary>
/// <param name="maxKeys">Values that are kept; of more, the one that was not asked for the longest is forgotten.</param>
/// <param name="leastAge">How old a value gets at least before it is computed again.</param>
/// <param name="rests">A value is not computed again for so many times as long as it took.</param>
/// <param name="waits">Whether who asks for one that nobody has asked for meanwhile, and that is twice as old as it gets otherwise, waits for the next.</param>
/// <param name="time">The clock.</param>
internal sealed class Refreshed<TKey, TValue>(int maxKeys, TimeSpan leastAge, int rests, bool waits, TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Entry> _entries = [];

    public Task<TValue> ReadAsync(TKey key, Func<Task<TValue>> compute)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                if (_entries.Count >= maxKeys)
                    _entries.Remove(_entries.MinBy(other => other.Value.AskedAt).Key);
                _entries.Add(key, entry = new Entry());
            }
            entry.AskedAt = time.GetTimestamp();
            if (entry.Computing.IsCompleted && (entry.Value is null || time.GetElapsedTime(entry.ComputedAt) >= entry.Rest))
                entry.Computing = Task.Run(() => ComputeAsync(entry, compute));
            return entry.Value is { } known && (!waits || time.GetElapsedTime(entry.ComputedAt) < entry.Rest * 2) ? Task.FromResult(known) : entry.Computing;
        }
    }

    private async Task<TValue> ComputeAsync(Entry entry, Func<Task<TValue>> compute)
    {
        var began = time.GetTimestamp();
        var value = await compute();
        lock (_gate)
        {
            (entry.Value, entry.ComputedAt) = (value, time.GetTimestamp());
            entry.Rest = TimeSpan.FromTicks(Math.Max(leastAge.Ticks, time.GetElapsedTime(began).Ticks * rests));
        }
        return value;
    }

    private sealed class Entry
    {
        public TValue? Value { get; set; }

        public Task<TValue> Computing { get; set; } = Task.FromResult<TValue>(null!);

        public long ComputedAt { get; set; }

        public long AskedAt { get; set; }

        public TimeSpan Rest { get; set; }
    }
}
