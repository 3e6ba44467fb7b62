namespace ChannelGrains.Grains.Views;

/// <summary>Months whose views do not answer. They are told again after waits that grow, and what partners sell in them meanwhile waits with them, so
/// that one view that cannot be told costs neither a round nor a log line for each of the others. Safe for several threads.</summary>
internal sealed class HeldMonths(TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Held> _months = [];

    /// <summary>Whether a month is to be left alone for now.</summary>
    public bool Holds(int month)
    {
        lock (_gate)
            return _months.TryGetValue(month, out var held) && !IsDue(held);
    }

    /// <summary>A month's view did not answer: how long it is left alone.</summary>
    public TimeSpan OnFailed(int month)
    {
        lock (_gate)
        {
            if (!_months.TryGetValue(month, out var held))
                _months.Add(month, held = new Held());
            held.Wait = held.Wait == default ? FirstWait : held.Wait * 2 < LongestWait ? held.Wait * 2 : LongestWait;
            held.Since = time.GetTimestamp();
            return held.Wait;
        }
    }

    /// <summary>A month's view has answered.</summary>
    public void OnTold(int month)
    {
        lock (_gate)
        {
            if (_months.TryGetValue(month, out var held) && held.Feeds.Count == 0)
                _months.Remove(month);
        }
    }

    /// <summary>Keeps what a partner has to tell until the month is due; false when it is kept already.</summary>
    public bool Add(int month, PartnerFeed feed)
    {
        lock (_gate)
            return _months[month].Feeds.Add(feed);
    }

    /// <summary>Takes what is due to be told again.</summary>
    public IReadOnlyList<(int Month, PartnerFeed Feed)> TakeDue()
    {
        lock (_gate)
        {
            if (_months.Count == 0)
                return [];
            List<(int, PartnerFeed)> due = [];
            foreach (var (month, held) in _months)
            {
                if (!IsDue(held))
                    continue;
                due.AddRange(held.Feeds.Select(feed => (month, feed)));
                held.Feeds.Clear();
            }
            return due;
        }
    }

    private bool IsDue(Held held) => time.GetElapsedTime(held.Since) >= held.Wait;

    private sealed class Held
    {
        public HashSet<PartnerFeed> Feeds { get; } = [];

        public TimeSpan Wait { get; set; }

        public long Since { get; set; }
    }
}
