using ChannelGrains.Domain.Views;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>What is told in one round of the feed. One thread; kept from round to round.</summary>
internal sealed class FeedRound
{
    /// <summary>Cells told in one round, about.</summary>
    private const int MaxCells = 50_000;

    /// <summary>Months whose buffers are kept.</summary>
    private const int MonthsKept = 12;

    private readonly Dictionary<int, MonthUpdate> _updates = [];
    private readonly Dictionary<string, PartnerFeed> _taken = new(StringComparer.Ordinal);
    private readonly List<(PartnerFeed Feed, CommitTicket Ticket)> _tickets = [];

    /// <summary>Taken, but told only after a comparison with what is saved.</summary>
    public List<PartnerFeed> ToCompare { get; } = [];

    /// <summary>Partners of which an append was lost.</summary>
    public List<PartnerFeed> Lost { get; } = [];

    public bool IsEmpty => _taken.Count == 0;

    public bool IsFull => CellCount >= MaxCells;

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
        _tickets.Clear();
        ToCompare.Clear();
        Lost.Clear();
    }

    public void Take(PartnerFeed feed)
    {
        _taken[feed.PartnerId] = feed;
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
            feed.Cells.Tell(UpdateOf);
            _tickets.Add((feed, feed.Ticket));
            UntoldSince = Math.Min(UntoldSince, feed.UntoldSince);
        }
    }

    /// <summary>Waits until all that was taken is durable; false when some of it was lost.</summary>
    public async ValueTask<bool> CommittedAsync(IJournalStore store)
    {
        // Tickets of one generation commit in their order, so that mostly the wait for the newest is the wait for all.
        foreach (var (feed, ticket) in Enumerable.Reverse(_tickets))
        {
            if (!store.IsCommitted(ticket) && await store.WhenCommitted(ticket, CancellationToken.None) == CommitOutcome.Lost)
                Lost.Add(feed);
        }
        return Lost.Count == 0;
    }

    /// <summary>Has a partner tell a month whole in the next round.</summary>
    public void TellWhole(string partnerId, int month)
    {
        if (!_taken.TryGetValue(partnerId, out var feed))
            return;
        lock (feed.Gate)
        {
            feed.Cells.TellWhole(month);
            feed.TellAgain();
        }
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

    private MonthUpdate UpdateOf(int month)
    {
        if (!_updates.TryGetValue(month, out var update))
            _updates.Add(month, update = new MonthUpdate(month));
        return update;
    }
}
