using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>One system under one workload: warmed up, then run in turn with the others.</summary>
internal sealed class Contender(string name, BenchmarkedServer server, LoadClient client, Feed feed, bool takesRepeats) : IDisposable
{
    private const int LongestWarmups = 4;
    private const long FirstWarmup = 20_000, LargestRun = 6_000_000, LargestRepeated = 1_000_000;

    private readonly List<LoadResult> _runs = [];
    private readonly List<double> _afterMicros = [];
    private double _rate;

    /// <summary>Loads the system with growing runs, all of them discarded.</summary>
    public async Task WarmUpAsync(BenchOptions options)
    {
        // By the server's CPU time, because what must settle is its compiled code; a busy machine gives it less of that in a second.
        var (loaded, worked, transactions) = (TimeSpan.Zero, TimeSpan.Zero, FirstWarmup);
        while (worked < options.Warmup && loaded < options.Warmup * LongestWarmups)
        {
            var result = await client.RunAsync(feed.Next(transactions));
            loaded += result.Took;
            worked += result.ServerCpu;
            _rate = result.PerSecond;
            transactions = Math.Min(transactions * 2, Math.Max(FirstWarmup, (long)(_rate * options.Warmup.TotalSeconds / 4)));
        }
        await Console.Error.WriteLineAsync($"  {feed.Shape.Name}, {name}: warm at {_rate:N0}/s");
        await server.SettleAsync();
    }

    /// <summary>One run at peak.</summary>
    public async Task RunAsync(BenchOptions options)
    {
        var transactions = (long)(_rate * options.Run.TotalSeconds);
        var frames = feed.Next(Math.Min(transactions, takesRepeats ? LargestRepeated : LargestRun));
        GC.Collect();
        var result = await client.RunAsync(frames, takesRepeats ? (int)Math.Max(1, transactions / LargestRepeated) : 1);
        _runs.Add(result);
        _rate = result.PerSecond;
        _afterMicros.Add((await server.SettleAsync()).TotalMicroseconds / result.Transactions);
        await Console.Error.WriteLineAsync($"  {feed.Shape.Name}, {name}: {result.PerSecond:N0}/s, {result.ServerMicros:0.00} µs");
    }

    public Measurement Measured() =>
        Measurement.Of(feed.Shape.Name, name, _runs) with { AfterCpuMicros = Measurement.Median(_afterMicros) };

    /// <summary>A run at half of the own peak, for its latencies.</summary>
    public async Task<AckLatencies> RunAtHalfPeakAsync(BenchOptions options) =>
        (await LoadAsync(options, Measurement.Median(_runs.Select(run => run.PerSecond)) / 2)).Latencies;

    /// <summary>A run at a given rate; it is none of those that are measured at peak.</summary>
    public async Task<LoadResult> LoadAsync(BenchOptions options, double perSecond)
    {
        var frames = feed.Next((long)(perSecond * (options.Run.TotalSeconds + 1)));
        GC.Collect();
        return await client.RunPacedAsync(frames, perSecond);
    }

    public void Dispose() => client.Dispose();
}
