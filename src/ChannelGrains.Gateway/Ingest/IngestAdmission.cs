using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Bounds the bytes of frames in flight over all streams, and says how large windows are under the present load.</summary>
internal sealed class IngestAdmission(IOptions<IngestOptions> options)
{
    private readonly long _max = options.Value.MaxInFlightBytes;
    private long _inFlight;

    public long InFlightBytes => Volatile.Read(ref _inFlight);

    public bool TryAdmit(int bytes)
    {
        if (Interlocked.Add(ref _inFlight, bytes) <= _max)
            return true;
        Interlocked.Add(ref _inFlight, -bytes);
        return false;
    }

    public void Release(int bytes) => Interlocked.Add(ref _inFlight, -bytes);

    /// <summary>The window: whole up to half of the bound, then shrinking evenly to one frame.</summary>
    public int Window(int wholeWindow)
    {
        var free = Math.Max(0, _max - InFlightBytes);
        return free >= _max / 2 ? wholeWindow : (int)Math.Max(1, wholeWindow * (free / (_max / 2.0)));
    }
}
