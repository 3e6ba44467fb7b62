using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Grains.Feed;

/// <summary>Views that do not answer. They are told again after waits that grow, and what partners have to tell them meanwhile waits with them, so
/// that one view that cannot be told costs neither a round nor a log line for each of the others. Safe for several threads.</summary>
internal sealed class HeldViews(TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ViewId, Held> _views = [];

    /// <summary>Whether a view is to be left alone for now.</summary>
    public bool Holds(ViewId view)
    {
        lock (_gate)
            return _views.TryGetValue(view, out var held) && !IsDue(held);
    }

    /// <summary>A view did not answer: how long it is left alone.</summary>
    public TimeSpan OnFailed(ViewId view)
    {
        lock (_gate)
        {
            if (!_views.TryGetValue(view, out var held))
                _views.Add(view, held = new Held());
            held.Wait = held.Wait == default ? FirstWait : held.Wait * 2 < LongestWait ? held.Wait * 2 : LongestWait;
            held.Since = time.GetTimestamp();
            return held.Wait;
        }
    }

    /// <summary>A view has answered.</summary>
    public void OnTold(ViewId view)
    {
        lock (_gate)
            if (_views.TryGetValue(view, out var held) && held.Feeds.Count == 0)
                _views.Remove(view);
    }

    /// <summary>Keeps what a partner has to tell until the view is due; false when it is kept already.</summary>
    public bool Add(ViewId view, PartnerFeed feed)
    {
        lock (_gate)
            return _views[view].Feeds.Add(feed);
    }

    /// <summary>Takes what is due to be told again.</summary>
    public IReadOnlyList<(ViewId View, PartnerFeed Feed)> TakeDue()
    {
        lock (_gate)
        {
            if (_views.Count == 0)
                return [];
            List<(ViewId, PartnerFeed)> due = [];
            foreach (var (view, held) in _views)
            {
                if (!IsDue(held))
                    continue;
                due.AddRange(held.Feeds.Select(feed => (view, feed)));
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
