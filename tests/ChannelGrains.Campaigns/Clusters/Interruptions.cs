using System.Diagnostics;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>The longest time that one of several went without an answer. Safe for several threads.</summary>
internal sealed class Interruptions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _last = [];
    private TimeSpan _longest;

    public TimeSpan Longest
    {
        get
        {
            lock (_gate)
                return _longest;
        }
    }

    /// <summary>Forgets what was; all wait from now on.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _longest = TimeSpan.Zero;
            foreach (var name in _last.Keys.ToList())
                _last[name] = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>One got an answer; the time since the one before, or since the beginning, counts.</summary>
    public void OnAnswer(string name)
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            if (_last.TryGetValue(name, out var last) && Stopwatch.GetElapsedTime(last, now) is var waited && waited > _longest)
                _longest = waited;
            _last[name] = now;
        }
    }
}
