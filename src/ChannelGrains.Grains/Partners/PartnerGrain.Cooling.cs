namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Size of the sales book's hot part from which on it is packed while sales go on, so that busy partners stay small too.</summary>
    private const long MaxHotBytes = 24 << 10;
    private static readonly TimeSpan PacksAtMostEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CoolsAfter = TimeSpan.FromMinutes(1);

    private IGrainTimer? _cooling;
    private long _lastIngestMicros;
    private long _lastPackedMicros;

    /// <summary>Has the sales book packed once no transactions came for a while: a live partner is small unless it is busy.</summary>
    private void CoolLater()
    {
        _lastIngestMicros = NowMicros;
        if (_lastIngestMicros - _lastPackedMicros >= PacksAtMostEvery.TotalMicroseconds && State.Sales.HotBytes > MaxHotBytes)
        {
            State.Sales.Compact();
            _lastPackedMicros = _lastIngestMicros;
        }
        _cooling ??= this.RegisterGrainTimer(CoolAsync, new GrainTimerCreationOptions(CoolsAfter, CoolsAfter) { Interleave = false });
    }

    private async Task CoolAsync(CancellationToken cancellationToken)
    {
        if (NowMicros - _lastIngestMicros < CoolsAfter.TotalMicroseconds)
            return;
        using var turn = await EnterAsync(cancellationToken);
        State.Sales.Compact();
        _cooling?.Dispose();
        _cooling = null;
    }
}
