using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>risk</c>: what reviews of all partners and a watched board cost those who send, and how soon a level that changes is shown.</summary>
internal static class RiskCommand
{
    private const double IngestShare = 0.5, MostMillis = 1_500, LeastRatio = 0.97;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(3) };

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 10000).", DefaultValueFactory = _ => 10_000 };
        var pairs = new Option<int>("--pairs") { Description = "Pairs of runs with and without reviews (default: 6).", DefaultValueFactory = _ => 6 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of probing (default: 30).", DefaultValueFactory = _ => 30 };
        var command = new Command("risk", "Ingest with reviews and a watched board beside without; from an acknowledgement until the level that it changes is shown, beside half of the peak.")
        {
            partners, pairs, seconds,
        };
        command.SetAction((parsed, _) => RunAsync(Options with { Partners = parsed.GetValue(partners) }, parsed.GetValue(pairs), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task RunAsync(BenchOptions options, int pairs, TimeSpan duration)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var without = await StartAsync("without", population, options, ("Reviews:Enabled", "false"));
        await using var with = await StartAsync("with", population, options);
        await using var probe = await RiskProbe.OpenAsync(with.Server);
        foreach (var contender in new[] { without, with })
            await contender.WarmUpAsync(options);
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? new[] { without, with } : [with, without])
                await contender.RunAsync(options);
            ratios.Add(with.LastPerSecond / without.LastPerSecond);
        }
        var ratio = Measurement.Median(ratios);
        // Beside the rate, which moves with all that the machine does.
        var (cpuWithout, cpuWith) = (without.Measured().ServerCpuMicros, with.Measured().ServerCpuMicros);
        Console.WriteLine("| | without reviews | with, and a watched board | ratio | target |\n|---|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| ingest per second | {without.PeakPerSecond:N0} | {with.PeakPerSecond:N0} | {ratio:0.000}, median of {pairs} pairs ({ratios.Min():0.000} to {ratios.Max():0.000}) | {LeastRatio:0.00}{(ratio >= LeastRatio ? "" : ", missed")} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| server CPU µs a transaction, median | {cpuWithout:0.00} | {cpuWith:0.00} | {cpuWithout / cpuWith:0.000} | |\n"));

        using var ended = new CancellationTokenSource();
        var loading = with.LoadAsync(options with { PacedRun = duration + TimeSpan.FromSeconds(1) }, with.PeakPerSecond * IngestShare);
        // Its first second brings the streams to their pace.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var probing = probe.RunAsync(population.Ids, ended.Token);
        var load = await loading;
        await ended.CancelAsync();
        var (quiet, selling) = await probing;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Partners:N0} partners, {load.PerSecond:N0} transactions a second (half of the peak) with p99 {load.Latencies.MillisAt(99):0.0} ms, for {duration.TotalSeconds:0} s:\n"));
        Console.WriteLine("| from acknowledged to the level shown | probes | p50 ms | p99 ms | longest ms | target p99 |\n|---|---:|---:|---:|---:|---:|");
        Row("of partners that did nothing before", quiet);
        Row("of partners of the load", selling);
    }

    private static void Row(string of, AckLatencies lags) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {of} | {lags.Count} | {lags.MillisAt(50):0} | {lags.MillisAt(99):0} | {lags.MillisAt(100):0} | {MostMillis:0}{(lags.MillisAt(99) < MostMillis ? "" : ", missed")} |"));

    private static async Task<Contender> StartAsync(string name, PartnerPopulation population, BenchOptions options, params (string Name, string Value)[] settings)
    {
        var server = await BenchmarkedServer.StartOursAsync(name, null, settings);
        await Registration.RegisterAsync(server, population.Ids);
        return new Contender(name, server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
    }
}
