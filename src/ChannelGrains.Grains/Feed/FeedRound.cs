using ChannelGrains.Domain.Feed;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>What is told in one round of the feed. One thread; kept from round to round.</summary>
internal sealed class FeedRound
{
    /// <summary>Partners told in one round: what is left follows at once.</summary>
    private const int MaxPartners = 16_384;

    /// <summary>Views whose buffers are kept.</summary>
    private const int ViewsKept = 16;

    private readonly FeedParts _parts;
    private readonly Dictionary<ViewId, ViewUpdate> _updates = [];
    private readonly Func<ViewId, ViewUpdate> _updateOf;
    private readonly List<PartnerFeed> _taken = [];
    private Dictionary<string, PartnerFeed>? _byPartner;

    public FeedRound(FeedParts parts) => (_parts, _updateOf) = (parts, UpdateOf);

    /// <summary>Taken, but told only after a comparison with what is saved.</summary>
    public List<PartnerFeed> ToCompare { get; } = [];

    /// <summary>The commits of what was taken.</summary>
    public CommitWait Commits { get; } = new();

    /// <summary>The spans that changed what is told.</summary>
    public SharedSpan Spans { get; } = new();

    public bool IsEmpty => _taken.Count == 0;

    public bool IsFull => _taken.Count >= MaxPartners;

    /// <summary>When the oldest change of the round was made, a timestamp of the time provider.</summary>
    public long UntoldSince { get; private set; }

    public IEnumerable<ViewUpdate> Updates => _updates.Values.Where(update => update.Partners.Length > 0);

    public void Clear()
    {
        foreach (var update in _updates.Values)
            update.Clear();
        if (_updates.Count > ViewsKept)
            _updates.Clear();
        UntoldSince = long.MaxValue;
        _taken.Clear();
        _byPartner = null;
        Commits.Clear();
        Spans.Clear();
        ToCompare.Clear();
    }

    public void Take(PartnerFeed feed)
    {
        _taken.Add(feed);
        bool compares;
        lock (feed.Gate)
            compares = feed.TakeComparison();
        if (compares)
            ToCompare.Add(feed);
        else
            Tell(feed);
    }

    public void Tell(PartnerFeed feed)
    {
        lock (feed.Gate)
        {
            feed.OnTaken(Spans);
            feed.Cells.Tell(_updateOf);
            Commits.Add(feed, feed.Ticket);
            UntoldSince = Math.Min(UntoldSince, feed.UntoldSince);
        }
    }

    /// <summary>Has a partner tell a view all of its cells in the next round.</summary>
    public void TellWhole(string partnerId, ViewId view)
    {
        if (ByPartner().TryGetValue(partnerId, out var feed))
            feed.TellWhole(view);
    }

    /// <summary>The partners of an update.</summary>
    public IReadOnlyList<PartnerFeed> FeedsOf(ViewUpdate update)
    {
        var byPartner = ByPartner();
        List<PartnerFeed> feeds = [];
        foreach (ref readonly var partner in update.Partners)
            if (byPartner.TryGetValue(partner.PartnerId, out var feed))
                feeds.Add(feed);
        return feeds;
    }

    /// <summary>Nothing of this round was told.</summary>
    public void TellAgain()
    {
        foreach (var update in Updates)
            foreach (var partner in update.Partners)
                TellWhole(partner.PartnerId, update.View);
        foreach (var feed in ToCompare)
            lock (feed.Gate)
                feed.TellAgain();
    }

    // Seldom asked for. Where a partner was taken twice, the later feed is the one that lives.
    private Dictionary<string, PartnerFeed> ByPartner() =>
        _byPartner ??= _taken.GroupBy(taken => taken.PartnerId).ToDictionary(taken => taken.Key, taken => taken.Last(), StringComparer.Ordinal);

    private ViewUpdate UpdateOf(ViewId view)
    {
        if (!_updates.TryGetValue(view, out var update))
            _updates.Add(view, update = _parts.Of(view.Part).NewUpdate(view.Number));
        return update;
    }
}
