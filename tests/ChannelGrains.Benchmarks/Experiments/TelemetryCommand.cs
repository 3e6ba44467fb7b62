using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>telemetry</c>: ingest at its peak and at half of it, of a server that is scraped and exports over OTLP beside one without telemetry, in turn.</summary>
internal static class TelemetryCommand
{
    private const double Least = 0.95;

    private static readonly FrameShape[] Shapes = [FrameShape.Mixed256, FrameShape.One256];

    /// <summary>Two intervals of the scraper, so that a run has as many scrapes as it should.</summary>
    private static readonly BenchOptions Options = BenchOptions.Long with { Run = 2 * Scraper.Interval, PacedRun = 2 * Scraper.Interval, Warmup = BenchOptions.WarmupOfVersions };

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Runs without and with telemetry, at the peak and at half of it (default: 5).", DefaultValueFactory = _ => Options.Pairs };
        var only = new Option<string>("--only") { Description = "Only workloads whose name has this in it.", DefaultValueFactory = _ => "" };
        var command = new Command("telemetry", "What telemetry costs at its default settings, scraped every 5 s and exported over OTLP: ingest with it and without, in turn.") { pairs, only };
        command.SetAction((parsed, _) => RunAsync(Options with { Pairs = parsed.GetValue(pairs) }, parsed.GetValue(only)!));
        return command;
    }

    private static async Task<int> RunAsync(BenchOptions options, string only)
    {
        var shapes = Shapes.Where(shape => shape.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (shapes.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No workload has '{only}' in its name. They are: {string.Join("; ", Shapes.Select(shape => shape.Name))}.");
            return 1;
        }
        Console.WriteLine($"{Machine.Measure()}\n");
        foreach (var shape in shapes)
            await RunAsync(options, shape);
        return 0;
    }

    private static async Task RunAsync(BenchOptions options, FrameShape shape)
    {
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var sink = await OtlpSink.StartAsync();
        await using var silent = await PrepareAsync("without", BenchmarkedServer.StartOursAsync("without", null, ("Telemetry:Enabled", "false")), population, shape, options);
        await using var telling = await PrepareAsync("with", BenchmarkedServer.StartExportingAsync("with", sink.Address), population, shape, options);
        var perSecond = silent.PeakPerSecond * BenchOptions.Half;
        var (peaks, paced, scrapes) = ((new List<LoadResult>(), new List<LoadResult>()), (new List<LoadResult>(), new List<LoadResult>()), 0);
        for (var pair = 0; pair < options.Pairs; pair++)
            foreach (var tells in pair % 2 == 0 ? new[] { false, true } : [true, false])
            {
                var contender = tells ? telling : silent;
                await contender.Server.SettleAsync();
                (tells ? peaks.Item2 : peaks.Item1).Add(await MeasureAsync(contender, tells, () => contender.LoadAtPeakAsync(options)));
                await contender.Server.SettleAsync();
                (tells ? paced.Item2 : paced.Item1).Add(await MeasureAsync(contender, tells, () => contender.LoadAsync(options, perSecond)));
            }
        if (scrapes == 0 || sink.Bytes == 0)
            throw new InvalidOperationException($"Nothing was measured: {scrapes} scrapes were answered, {sink.Bytes} bytes exported.");
        Report(shape, peaks, paced, perSecond);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{scrapes} scrapes were answered, {sink.Bytes / 1024.0:N0} KiB exported over OTLP.\n"));

        async Task<LoadResult> MeasureAsync(Contender contender, bool tells, Func<Task<LoadResult>> loadAsync)
        {
            if (!tells)
                return await loadAsync();
            await using var scraper = new Scraper(contender.Server);
            var result = await loadAsync();
            scrapes += scraper.Scrapes;
            return result;
        }
    }

    private static async Task<Contender> PrepareAsync(string name, Task<BenchmarkedServer> starting, PartnerPopulation population, FrameShape shape, BenchOptions options)
    {
        var server = await starting;
        var contender = new Contender(name, server, Registration.Sequenced, new Feed(population, shape, isKeyed: false, options.Seed), takesRepeats: false);
        await Registration.RegisterAsync(server, population.Ids);
        await contender.WarmUpAsync(options);
        await contender.RunAsync(options);
        return contender;
    }

    private static void Report(
        FrameShape shape, (List<LoadResult> Without, List<LoadResult> With) peaks, (List<LoadResult> Without, List<LoadResult> With) paced, double perSecond)
    {
        var peak = Measurement.Median(peaks.Without.Zip(peaks.With, (without, with) => with.PerSecond / without.PerSecond));
        Console.WriteLine("| workload | telemetry | at the peak: per second | server CPU µs | ack p50 / p99 ms | of without | target | at half of it: server CPU µs | ack p50 / p99 ms |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        Row(shape, "off", peaks.Without, paced.Without, "| |");
        Row(shape, "on", peaks.With, paced.With, string.Create(CultureInfo.InvariantCulture, $"{peak:0.000} | ≥ {Least}{(peak >= Least ? "" : ", missed")} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nHalf of the peak is {perSecond:N0} transactions a second. Of each pair: {string.Join(", ", peaks.Without.Zip(peaks.With, Ratio))}."));
    }

    private static string Ratio(LoadResult without, LoadResult with) => (with.PerSecond / without.PerSecond).ToString("0.000", CultureInfo.InvariantCulture);

    private static void Row(FrameShape shape, string telemetry, List<LoadResult> peaks, List<LoadResult> paced, string ratio)
    {
        var (peak, half) = (Measurement.Of("", "", peaks), Measurement.Of("", "", paced));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {shape.Name} | {telemetry} | {peak.PerSecond:N0} | {peak.ServerCpuMicros:0.00} | {peak.AckP50Millis:0.0} / {peak.AckP99Millis:0.0} | {ratio} {half.ServerCpuMicros:0.00} | {half.AckP50Millis:0.0} / {half.AckP99Millis:0.0} |"));
    }
}
