namespace ChannelGrains.Grains.Partners;

/// <summary>The partners of this process that took transactions lately, oldest first. Once its sales pause, a partner is told to pack what it
/// knows. One timer for all: one for each partner would cost memory, and time at every tick.</summary>
internal sealed class CoolingQueue : IDisposable
{
    /// <summary>Pause in a partner's transactions after which it is packed.</summary>
    public static readonly TimeSpan CoolsAfter = TimeSpan.FromMinutes(1);

    /// <summary>Partners packed at one tick, so that many that fall silent together do not hold up those that sell.</summary>
    private const int MaxAtOnce = 2_000;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<(PartnerGrain Partner, long EnteredAt)> _partners = [];
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public CoolingQueue(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => CoolDue(), null, Tick, Tick);
    }

    /// <summary>Has <see cref="PartnerGrain.StartCooling"/> called once <see cref="CoolsAfter"/> has passed.</summary>
    public void Enter(PartnerGrain partner)
    {
        lock (_gate)
            _partners.Enqueue((partner, _time.GetTimestamp()));
    }

    public void Dispose() => _timer.Dispose();

    private void CoolDue()
    {
        for (var i = 0; i < MaxAtOnce && TryTake(out var partner); i++)
            partner.StartCooling();
    }

    private bool TryTake(out PartnerGrain partner)
    {
        lock (_gate)
        {
            partner = null!;
            if (!_partners.TryPeek(out var oldest) || _time.GetElapsedTime(oldest.EnteredAt) < CoolsAfter)
                return false;
            partner = _partners.Dequeue().Partner;
            return true;
        }
    }
}
