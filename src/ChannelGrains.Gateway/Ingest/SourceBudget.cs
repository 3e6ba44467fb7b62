namespace ChannelGrains.Gateway.Ingest;

/// <summary>One source's bytes of a day, which come back evenly over a day. Safe for several threads.</summary>
internal sealed class SourceBudget(TimeProvider time, long bytesPerDay)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly double _bytesPerSecond = bytesPerDay / TimeSpan.FromDays(1).TotalSeconds;
    private double _spent;
    private long _at = time.GetTimestamp();

    /// <summary>The part of it that is spent; above 1 by what was under way when it ended.</summary>
    public double Used
    {
        get
        {
            lock (_gate)
                return Refill() / bytesPerDay;
        }
    }

    public void Spend(int bytes)
    {
        lock (_gate)
            _spent = Refill() + bytes;
    }

    /// <summary>How long nothing may be sent; null when something may.</summary>
    public TimeSpan? WaitFor()
    {
        // Mostly far from it, which is seen without the clock.
        if (Volatile.Read(ref _spent) < bytesPerDay)
            return null;
        lock (_gate)
        {
            var over = Refill() - bytesPerDay;
            if (over < 0)
                return null;
            var wait = TimeSpan.FromSeconds(Math.Floor(over / _bytesPerSecond) + 1);
            return wait > ShortestWait ? wait : ShortestWait;
        }
    }

    private double Refill()
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _spent, Math.Max(0, _spent - (time.GetElapsedTime(_at, now).TotalSeconds * _bytesPerSecond)));
        _at = now;
        return _spent;
    }
}
