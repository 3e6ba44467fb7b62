namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Size of the sales book's hot part from which on it is packed while sales go on, so that busy partners stay small too.</summary>
    private const long MaxHotBytes = 24 << 10;
    private static readonly TimeSpan PacksAtMostEvery = TimeSpan.FromSeconds(10);

    private CoolingQueue<PartnerGrain>.Entry? _cooling;
    private long _lastIngestMicros;
    private long _lastPackedMicros;

    /// <summary>Has the sales book packed once no transactions came for a while: a live partner is small unless it is busy.</summary>
    private void CoolLater()
    {
        // A name that nothing was stored for has nothing to pack, and is to leave memory.
        if (Version == 0)
            return;
        _lastIngestMicros = NowMicros;
        if (_lastIngestMicros - _lastPackedMicros >= PacksAtMostEvery.TotalMicroseconds && State.Sales.HotBytes > MaxHotBytes)
        {
            State.Sales.Compact();
            _lastPackedMicros = _lastIngestMicros;
        }
        _cooling ??= cooling.Enter(this);
    }

    /// <summary>Packs what the partner knows, in a turn of its own, unless transactions came meanwhile. May be called on any thread.</summary>
    public void StartCooling()
    {
        if (!Volatile.Read(ref _isGone))
            GrainContext.Scheduler.QueueAction(() => _ = CoolAsync());
    }

    private async Task CoolAsync()
    {
        if (_isGone)
            return;
        if (NowMicros - _lastIngestMicros < CoolingQueue<PartnerGrain>.CoolsAfter.TotalMicroseconds)
        {
            _cooling = cooling.Enter(this);
            return;
        }
        _cooling = null;
        // A state that was dropped is loaded when it is needed, not to be packed.
        if (IsStale)
            return;
        using var turn = await EnterToAppendAsync(CancellationToken.None);
        State.Sales.Compact();
        _pending.Trim();
        foreach (var lane in State.Lanes.Values)
            lane.Recent.Trim();
        turn.Done();
    }
}
