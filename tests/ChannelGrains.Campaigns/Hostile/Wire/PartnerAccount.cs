namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>One partner's net and transactions, each id once.</summary>
internal sealed class PartnerAccount
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _counted = [];
    private readonly Dictionary<string, HostileTransaction> _waiting = [];
    private decimal _netMicros;
    private long _transactions;

    public (decimal NetMicros, long Transactions) Total
    {
        get
        {
            lock (_gate)
                return (_netMicros, _transactions);
        }
    }

    public void Count(IEnumerable<HostileTransaction> taken)
    {
        lock (_gate)
            foreach (var transaction in taken)
                Count(transaction);
    }

    /// <summary>Voids that wait for their originals, and count when these do.</summary>
    public void Park(IEnumerable<HostileTransaction> waiting)
    {
        lock (_gate)
            foreach (var transaction in waiting)
                _waiting[transaction.Original!] = transaction;
    }

    private void Count(HostileTransaction transaction)
    {
        if (!_counted.Add(transaction.Id))
            return;
        _netMicros += transaction.NetMicros;
        _transactions += transaction.Count;
        if (_waiting.Remove(transaction.Id, out var parked))
            Count(parked);
    }
}
