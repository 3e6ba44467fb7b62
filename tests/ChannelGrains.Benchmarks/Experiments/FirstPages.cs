using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using Google.Protobuf;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>How long first pages of lists took.</summary>
internal sealed class FirstPages
{
    private const double MostMillis = 50;

    private readonly AckLatencies _latencies = new();
    private TimeSpan _longest;
    private IMessage? _of;
    private int _count, _full, _empty;

    /// <param name="query">What was asked for.</param>
    /// <param name="found">How many the page has.</param>
    /// <param name="size">How many it may have.</param>
    /// <param name="from">When it was asked for.</param>
    /// <param name="to">When it came.</param>
    public void Add(IMessage query, int found, int size, long from, long to)
    {
        _latencies.Record(from, to);
        _count++;
        _full += found == size ? 1 : 0;
        _empty += found == 0 ? 1 : 0;
        if (Stopwatch.GetElapsedTime(from, to) > _longest)
            (_longest, _of) = (Stopwatch.GetElapsedTime(from, to), query);
    }

    public override string ToString() =>
        $"{_count:N0} first pages, {_full:N0} of them full and {_empty:N0} empty: p50 {_latencies.MillisAt(50):0.0} ms, p99 {_latencies.MillisAt(99):0.0} ms (target: under {MostMillis:0} ms), longest {_longest.TotalMilliseconds:0.0} ms: {_of}";
}
