using System.Diagnostics;
using HdrHistogram;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Latencies in microseconds, up to a minute.</summary>
internal sealed class AckLatencies
{
    private const long LargestMicros = 60_000_000;

    private readonly LongHistogram _micros = new(LargestMicros, 3);

    public void Record(long fromTimestamp, long toTimestamp) =>
        _micros.RecordValue(Math.Clamp((long)Stopwatch.GetElapsedTime(fromTimestamp, toTimestamp).TotalMicroseconds, 0, LargestMicros));

    public void Add(AckLatencies other) => _micros.Add(other._micros);

    public long Count => _micros.TotalCount;

    public double MillisAt(double percentile) => _micros.TotalCount == 0 ? 0 : _micros.GetValueAtPercentile(percentile) / 1_000.0;
}
