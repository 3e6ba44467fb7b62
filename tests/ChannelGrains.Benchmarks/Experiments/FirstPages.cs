using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>How long first pages of lists took.</summary>
internal sealed class FirstPages
{
    private const double MostMillis = 50;

    private readonly AckLatencies _latencies = new();
    private TimeSpan _longest;
    private ListPartnersRequest _of = new();
    private int _count, _full, _empty;

    public void Add(ListPartnersRequest query, ListPartnersResponse page, long from, long to)
    {
        _latencies.Record(from, to);
        _count++;
        _full += page.Partners.Count == query.PageSize ? 1 : 0;
        _empty += page.Partners.Count == 0 ? 1 : 0;
        if (Stopwatch.GetElapsedTime(from, to) > _longest)
            (_longest, _of) = (Stopwatch.GetElapsedTime(from, to), query);
    }

    public override string ToString() =>
        $"{_count:N0} first pages, {_full:N0} of them full and {_empty:N0} empty: p50 {_latencies.MillisAt(50):0.0} ms, p99 {_latencies.MillisAt(99):0.0} ms (target: under {MostMillis:0} ms), longest {_longest.TotalMilliseconds:0.0} ms: {_of}";
}
