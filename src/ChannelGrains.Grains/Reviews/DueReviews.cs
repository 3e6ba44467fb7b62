namespace ChannelGrains.Grains.Reviews;

/// <summary>Which partners are due within the horizon, the earliest first. Bounded: what does not fit draws the horizon in. Safe for several threads.</summary>
internal sealed class DueReviews
{
    /// <summary>Partners held.</summary>
    public const int Capacity = 100_000;

    private readonly Lock _gate = new();
    private readonly SortedSet<(long DueMicros, string PartnerId)> _due = new(Comparer<(long DueMicros, string PartnerId)>.Create(static (left, right) =>
        left.DueMicros != right.DueMicros ? left.DueMicros.CompareTo(right.DueMicros) : string.CompareOrdinal(left.PartnerId, right.PartnerId)));
    private long _horizonMicros;

    /// <summary>Until when all that are due are held, microseconds since 1970-01-01 UTC.</summary>
    public long HorizonMicros
    {
        get
        {
            lock (_gate)
                return _horizonMicros;
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _due.Count;
        }
    }

    /// <summary>Before all rows are looked through.</summary>
    public void Extend(long horizonMicros)
    {
        lock (_gate)
            _horizonMicros = horizonMicros;
    }

    /// <summary>Holds a partner that is due before the horizon.</summary>
    /// <returns>False when it is due later, so that the rows will say it.</returns>
    public bool TryAdd(long dueMicros, string partnerId)
    {
        lock (_gate)
        {
            if (dueMicros >= _horizonMicros)
                return false;
            _due.Add((dueMicros, partnerId));
            if (_due.Count <= Capacity)
                return true;
            _horizonMicros = _due.Max.DueMicros;
            while (_due.Count > 0 && _due.Max.DueMicros >= _horizonMicros)
                _due.Remove(_due.Max);
            return dueMicros < _horizonMicros;
        }
    }

    /// <summary>Takes the one that has been due for longest.</summary>
    public bool TryTake(long nowMicros, out (long DueMicros, string PartnerId) taken)
    {
        lock (_gate)
        {
            taken = _due.Min;
            return _due.Count > 0 && taken.DueMicros <= nowMicros && _due.Remove(taken);
        }
    }
}
