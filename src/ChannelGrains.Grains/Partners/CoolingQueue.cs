namespace ChannelGrains.Grains.Partners;

/// <summary>Partners of this process that took transactions lately, oldest first. Once its sales pause, a partner is told to pack what it
/// knows. One timer for all: one for each partner would cost memory, and time at every tick.</summary>
/// <param name="time">The clock.</param>
/// <param name="cool">Tells one to pack what it knows; called on the timer's thread.</param>
internal sealed class CoolingQueue<TPartner>(TimeProvider time, Action<TPartner> cool) : IDisposable
    where TPartner : class
{
    /// <summary>Pause in a partner's transactions after which it is packed.</summary>
    public static readonly TimeSpan CoolsAfter = TimeSpan.FromMinutes(1);

    /// <summary>Partners packed at one tick however few wait.</summary>
    private const int LeastAtOnce = 500;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>A tick tells twice the share of the queue that falls due in it, so that what is late is made up for.</summary>
    private static readonly int TicksToEmpty = (int)(CoolsAfter / Tick) / 2;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = [];
    private ITimer? _timer;

    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>Has the partner told once <see cref="CoolsAfter"/> has passed; what is answered lets go of it before.</summary>
    public Entry Enter(TPartner partner)
    {
        var entry = new Entry(partner, time.GetTimestamp());
        lock (_gate)
        {
            _timer ??= time.CreateTimer(_ => CoolDue(), null, Tick, Tick);
            _entries.Enqueue(entry);
        }
        return entry;
    }

    public void Dispose() => _timer?.Dispose();

    private void CoolDue()
    {
        // In small parts, so that many that fall silent together do not hold up those that sell, but as fast as they come.
        var most = Math.Max(LeastAtOnce, Count / TicksToEmpty);
        for (var i = 0; i < most && TryTake(out var entry); i++)
            if (entry.Leave() is { } partner)
                cool(partner);
    }

    private bool TryTake(out Entry entry)
    {
        lock (_gate)
        {
            entry = null!;
            if (!_entries.TryPeek(out var oldest) || time.GetElapsedTime(oldest.EnteredAt) < CoolsAfter)
                return false;
            entry = _entries.Dequeue();
            return true;
        }
    }

    /// <summary>A partner's place in the queue.</summary>
    internal sealed class Entry(TPartner partner, long enteredAt)
    {
        private TPartner? _partner = partner;

        public long EnteredAt { get; } = enteredAt;

        /// <summary>Lets go of the partner, so that the queue does not keep alive what has left memory; null when that was done before.</summary>
        public TPartner? Leave() => Interlocked.Exchange(ref _partner, null);
    }
}
