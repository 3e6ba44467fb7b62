namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>One partner's net and transactions, each id once.</summary>
internal sealed class PartnerAccount
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _counted = [];
    private readonly Dictionary<string, HostileTransaction> _waiting = [];
    private readonly Dictionary<string, HostileTransaction> _doubted = [];
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

    /// <summary>Whether it counts some that may be in quarantine: the answer that said so was lost, and a later one says that they are duplicates of what was taken.</summary>
    public bool HasDoubts
    {
        get
        {
            lock (_gate)
                return _doubted.Count > 0;
        }
    }

    public void Doubt(IEnumerable<HostileTransaction> duplicates)
    {
        lock (_gate)
            foreach (var transaction in duplicates)
                _doubted[transaction.Id] = transaction;
    }

    /// <summary>Ends the doubts: what is in quarantine does not count.</summary>
    public void Settle(IEnumerable<string> quarantined)
    {
        lock (_gate)
        {
            foreach (var id in quarantined)
                if (_doubted.TryGetValue(id, out var transaction) && _counted.Remove(id))
                {
                    _netMicros -= transaction.NetMicros;
                    _transactions -= transaction.Count;
                }
            _doubted.Clear();
        }
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
