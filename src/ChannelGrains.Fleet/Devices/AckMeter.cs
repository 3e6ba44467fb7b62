namespace ChannelGrains.Fleet.Devices;

/// <summary>Measures, at the sender, how long transactions wait for their acknowledgement, and how many come a second. Safe for several threads.</summary>
internal sealed class AckMeter(TimeProvider time)
{
    private const int Kept = 1_024;

    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly double[] _milliseconds = new double[Kept];
    private readonly Queue<(long At, long Acknowledged)> _samples = [];
    private long _acknowledged;

    /// <summary>The clock's timestamp, to be given back with the acknowledgement.</summary>
    public long Now => time.GetTimestamp();

    public void OnAcknowledged(long sentAt)
    {
        var milliseconds = time.GetElapsedTime(sentAt).TotalMilliseconds;
        lock (_gate)
            _milliseconds[_acknowledged++ % Kept] = milliseconds;
    }

    /// <summary>Median and 99th percentile of the newest acknowledgements, in ms, and acknowledgements a second since a few seconds.</summary>
    public (double P50, double P99, double PerSecond) Read()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_samples.Count > 1 && time.GetElapsedTime(_samples.Peek().At, now) > RateWindow)
                _samples.Dequeue();
            _samples.Enqueue((now, _acknowledged));
            var oldest = _samples.Peek();
            var seconds = time.GetElapsedTime(oldest.At, now).TotalSeconds;
            var sorted = _milliseconds[..(int)Math.Min(_acknowledged, Kept)];
            Array.Sort(sorted);
            return sorted.Length == 0 ? default : (sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100],
                seconds > 0 ? (_acknowledged - oldest.Acknowledged) / seconds : 0);
        }
    }
}
