using ChannelGrains.Domain.Views;

namespace ChannelGrains.Grains.Views;

/// <summary>What is told in one round of the feed. One thread; kept from round to round.</summary>
internal sealed class FeedRound
{
    /// <summary>Partners told in one round: what is left follows at once.</summary>
    private const int MaxPartners = 16_384;

    /// <summary>Months whose buffers are kept.</summary>
    private const int MonthsKept = 12;

    private readonly Dictionary<int, MonthUpdate> _updates = [];
    private readonly Func<int, MonthUpdate> _updateOf;
    private readonly List<PartnerFeed> _taken = [];
    private Dictionary<string, PartnerFeed>? _byPartner;

    public FeedRound() => _updateOf = UpdateOf;

    /// <summary>Taken, but told only after a comparison with what is saved.</summary>
    public List<PartnerFeed> ToCompare { get; } = [];

    /// <summary>The commits of what was taken.</summary>
    public CommitWait Commits { get; } = new();

    public bool IsEmpty => _taken.Count == 0;

    public bool IsFull => _taken.Count >= MaxPartners;

    public int PartnerCount => _taken.Count;

    /// <summary>When the oldest change of the round was made, a timestamp of the time provider.</summary>
    public long UntoldSince { get; private set; }

    public int CellCount => _updates.Values.Sum(update => update.CellCount);

    public IEnumerable<MonthUpdate> Updates => _updates.Values.Where(update => update.Partners.Length > 0);

    public void Clear()
    {
        foreach (var update in _updates.Values)
            update.Clear();
        if (_updates.Count > MonthsKept)
            _updates.Clear();
        UntoldSince = long.MaxValue;
        _taken.Clear();
        _byPartner = null;
        Commits.Clear();
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
            feed.OnTaken();
            feed.Cells.Tell(_updateOf);
            Commits.Add(feed, feed.Ticket);
            UntoldSince = Math.Min(UntoldSince, feed.UntoldSince);
        }
    }

    /// <summary>Has a partner tell a month whole in the next round.</summary>
    public void TellWhole(string partnerId, int month)
    {
        if (ByPartner().TryGetValue(partnerId, out var feed))
            feed.TellWhole(month);
    }

    /// <summary>The partners of an update.</summary>
    public IReadOnlyList<PartnerFeed> FeedsOf(MonthUpdate update)
    {
        var byPartner = ByPartner();
        List<PartnerFeed> feeds = [];
        foreach (ref readonly var partner in update.Partners)
        {
            if (byPartner.TryGetValue(partner.PartnerId, out var feed))
                feeds.Add(feed);
        }
        return feeds;
    }

    /// <summary>Nothing of this round was told.</summary>
    public void TellAgain()
    {
        foreach (var update in Updates)
        {
            foreach (var partner in update.Partners)
                TellWhole(partner.PartnerId, update.Month);
        }
        foreach (var feed in ToCompare)
        {
            lock (feed.Gate)
                feed.TellAgain();
        }
    }

    // Seldom asked for. Where a partner was taken twice, the later feed is the one that lives.
    private Dictionary<string, PartnerFeed> ByPartner() =>
        _byPartner ??= _taken.GroupBy(taken => taken.PartnerId).ToDictionary(taken => taken.Key, taken => taken.Last(), StringComparer.Ordinal);

    private MonthUpdate UpdateOf(int month)
    {
        if (!_updates.TryGetValue(month, out var update))
            _updates.Add(month, update = new MonthUpdate(month));
        return update;
    }
}
