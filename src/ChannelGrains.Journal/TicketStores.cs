namespace ChannelGrains.Journal;

/// <summary>
/// Asks the store that issued a ticket what became of it. One of a store that is not here, or not any more, is never asked of another: its outcome is
/// unknown, and its client sends again.
/// </summary>
public sealed class TicketStores(IEnumerable<ICommitWatch> stores)
{
    private readonly ICommitWatch[] _stores = [.. stores];

    public bool IsCommitted(CommitTicket ticket) => Find(ticket) is { } store ? store.IsCommitted(ticket) : ticket == default;

    /// <summary>Completes synchronously if the outcome is known. Cancelling stops the wait, not the commit.</summary>
    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken) => Find(ticket) is { } store
        ? store.WhenCommitted(ticket, cancellationToken)
        : new(ticket == default ? CommitOutcome.Committed : CommitOutcome.Unknown);

    private ICommitWatch? Find(CommitTicket ticket)
    {
        foreach (var store in _stores)
            if (store.StoreNumber == ticket.Store)
                return store;
        return null;
    }
}
