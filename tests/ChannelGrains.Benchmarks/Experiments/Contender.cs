using System.Text;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Front;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>One system under one workload: warmed up, then run in turn with the others.</summary>
internal sealed class Contender(string name, BenchmarkedServer server, string sourceId, IFeed feed, bool takesRepeats, params string[] variants) : IAsyncDisposable
{
    private const int LongestWarmups = 4;
    private const long FirstWarmup = 20_000, LargestRun = 6_000_000, LargestRepeated = 1_000_000;

    private readonly LoadClient _client = new(server, sourceId, feed.Streams);
    private readonly List<LoadResult> _runs = [];
    private readonly List<double> _afterMicros = [];
    private readonly Dictionary<double, List<AckLatencies>> _paced = [];
    private double _rate;

    public string Name => name;

    public BenchmarkedServer Server => server;

    /// <summary>The variant that was best in the trial, or the only one; empty where there is no choice.</summary>
    public string Variant { get; private set; } = "";

    /// <summary>Each variant's rate in the trial.</summary>
    public Dictionary<string, double> Trials { get; } = [];

    /// <summary>One run of each, and again in the opposite order, so many times.</summary>
    public static async Task InTurnAsync(IReadOnlyList<Contender> contenders, int pairs, Func<Contender, Task> runAsync)
    {
        for (var pair = 0; pair < pairs; pair++)
            foreach (var contender in pair % 2 == 0 ? contenders : contenders.Reverse())
                await runAsync(contender);
    }

    /// <summary>Loads the system with growing runs, all of them discarded, and chooses its variant.</summary>
    public async Task WarmUpAsync(BenchOptions options)
    {
        if (variants.Length > 0)
            await UseAsync(variants[0]);
        // By the server's CPU time, because what must settle is its compiled code; a busy machine gives it less of that in a second. What waits for a
        // database gets less of it, and warms up in its trials too.
        var longest = variants.Length > 0 ? options.Warmup : options.Warmup * LongestWarmups;
        var (loaded, worked, transactions) = (TimeSpan.Zero, TimeSpan.Zero, FirstWarmup);
        while (worked < options.Warmup && loaded < longest)
        {
            var result = await _client.RunAsync(feed.Next(transactions));
            loaded += result.Took;
            worked += result.ServerCpu;
            _rate = result.PerSecond;
            transactions = Math.Min(transactions * 2, Math.Max(FirstWarmup, (long)(_rate * options.Warmup.TotalSeconds / 4)));
        }
        await Console.Error.WriteLineAsync($"  {feed.Name}, {name}: warm at {_rate:N0}/s");
        await server.SettleAsync();
        if (variants.Length > 1 && options.Trial > TimeSpan.Zero)
            await ChooseAsync(options.Trial);
    }

    /// <summary>One run at peak.</summary>
    public async Task RunAsync(BenchOptions options)
    {
        var transactions = (long)(_rate * options.Run.TotalSeconds);
        var frames = feed.Next(Math.Min(transactions, takesRepeats ? LargestRepeated : LargestRun));
        GC.Collect();
        var result = await _client.RunAsync(frames, takesRepeats ? (int)Math.Max(1, transactions / LargestRepeated) : 1);
        _runs.Add(result);
        _rate = result.PerSecond;
        _afterMicros.Add((await server.SettleAsync()).TotalMicroseconds / result.Transactions);
        await Console.Error.WriteLineAsync($"  {feed.Name}, {name}: {result.PerSecond:N0}/s, {result.ServerMicros:0.00} + {result.StoreMicros:0.00} µs");
    }

    /// <summary>A run at a part of the own peak, for its latencies.</summary>
    public async Task RunAtAsync(double share, BenchOptions options)
    {
        var result = await LoadAsync(options, PeakPerSecond * share);
        if (!_paced.TryGetValue(share, out var runs))
            _paced[share] = runs = [];
        runs.Add(result.Latencies);
        await server.SettleAsync();
    }

    /// <summary>A run at a given rate; it is none of those that are measured at peak.</summary>
    public async Task<LoadResult> LoadAsync(BenchOptions options, double perSecond)
    {
        var frames = feed.Next((long)(perSecond * (options.PacedRun.TotalSeconds + 1)));
        GC.Collect();
        return await _client.RunPacedAsync(frames, perSecond);
    }

    /// <summary>A run as fast as the windows allow, beside something else.</summary>
    public Task<LoadResult> LoadAtPeakAsync(BenchOptions options) => _client.RunAsync(feed.Next((long)(PeakPerSecond * options.Run.TotalSeconds)));

    public double LastPerSecond => _runs[^1].PerSecond;

    /// <summary>CPU time of the server by transaction, of each run at peak.</summary>
    public IEnumerable<double> ServerMicros => _runs.Select(run => run.ServerMicros);

    public double PeakPerSecond => Measurement.Median(_runs.Select(run => run.PerSecond));

    public Measurement Measured() => Measurement.Of(feed.Name, name, _runs) with
    {
        Variant = Variant,
        Trials = Trials,
        AfterCpuMicros = Measurement.Median(_afterMicros),
        Paced = [.. _paced.Select(paced => PacedLatencies.Of(paced.Key, paced.Value))],
    };

    /// <summary>Throws when what the system answers is not what was sent.</summary>
    public Task VerifyAsync(IReadOnlyList<string> partnerIds) => SalesCheck.RunAsync(server, partnerIds, feed);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await server.DisposeAsync();
    }

    private async Task ChooseAsync(TimeSpan trial)
    {
        foreach (var variant in variants)
        {
            await UseAsync(variant);
            var result = await _client.RunAsync(feed.Next((long)(_rate * trial.TotalSeconds)));
            Trials[variant] = result.PerSecond;
            await server.SettleAsync();
        }
        var best = Trials.MaxBy(entry => entry.Value);
        await UseAsync(best.Key);
        _rate = best.Value;
        await Console.Error.WriteLineAsync($"  {feed.Name}, {name}: {string.Join(", ", Trials.Select(entry => $"{entry.Key} {entry.Value:N0}/s"))}; {best.Key} is taken");
    }

    private async Task UseAsync(string variant)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(
            RawBytes.Unary(FrontService.ServiceName, FrontService.UseVariant), null, default, new RawBytes { Bytes = Encoding.UTF8.GetBytes(variant) });
        await call.ResponseAsync;
        Variant = variant;
    }
}
