using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>The commits that a number of partners wait for. One thread; kept and cleared.</summary>
internal sealed class CommitWait
{
    private readonly List<(PartnerFeed Feed, CommitTicket Ticket)> _tickets = [];
    private CommitTicket _newest;

    public void Clear()
    {
        _tickets.Clear();
        _newest = default;
    }

    public void Add(PartnerFeed feed, CommitTicket ticket)
    {
        _tickets.Add((feed, ticket));
        if ((ticket.Generation, ticket.Number).CompareTo((_newest.Generation, _newest.Number)) > 0)
            _newest = ticket;
    }

    /// <summary>Waits until the outcome of all is known.</summary>
    /// <returns>Those whose commit was lost, or is not known.</returns>
    public async ValueTask<IReadOnlyList<PartnerFeed>> LostAsync(ICommitWatch commits)
    {
        // Tickets of one generation commit in their order, so that the wait for the newest is mostly the wait for all.
        await commits.WhenCommitted(_newest, CancellationToken.None);
        List<PartnerFeed>? lost = null;
        foreach (var (feed, ticket) in _tickets)
            if (!commits.IsCommitted(ticket) && await commits.WhenCommitted(ticket, CancellationToken.None) != CommitOutcome.Committed)
                (lost ??= []).Add(feed);
        return lost is null ? [] : lost;
    }
}
