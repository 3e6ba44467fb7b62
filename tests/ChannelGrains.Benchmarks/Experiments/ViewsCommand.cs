using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>views</c>: what live views cost those who send, and how soon they show what was acknowledged.</summary>
internal static class ViewsCommand
{
    private const double ThroughputTarget = 0.85;
    private const int Watches = 100, NeverRead = 10;

    // Long enough for rows to be saved all the while, and for a lag that comes once in a hundred times.
    private static readonly BenchOptions Options = BenchOptions.Short with
    {
        Run = TimeSpan.FromSeconds(3),
        Warmup = TimeSpan.FromSeconds(8),
        PacedRun = TimeSpan.FromSeconds(60),
    };

    private static readonly FrameShape[] Shapes = [FrameShape.One256, FrameShape.One16, FrameShape.Mixed256, FrameShape.Single];

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Runs of each (default: 3).", DefaultValueFactory = _ => 3 };
        var only = new Option<string>("--only") { Description = "Only workloads whose name has this in it, or `lag`.", DefaultValueFactory = _ => "" };
        var command = new Command("views", "Ingest with and without live views, and the time from an acknowledgement until a view shows it.") { pairs, only };
        command.SetAction(async (parsed, _) =>
        {
            var options = Options with { Pairs = parsed.GetValue(pairs) };
            Console.WriteLine($"{Machine.Measure()}\n");
            await CompareAsync(options, Shapes.Where(shape => shape.Name.Contains(parsed.GetValue(only)!, StringComparison.Ordinal)).ToList());
            if ("lag".Contains(parsed.GetValue(only)!, StringComparison.Ordinal))
                await MeasureLagAsync(options);
        });
        return command;
    }

    private static async Task CompareAsync(BenchOptions options, IReadOnlyList<FrameShape> shapes)
    {
        if (shapes.Count == 0)
            return;
        Console.WriteLine("| workload | views | per second | server CPU µs | ack p50 / p99 ms | of without | target |\n|---|---|---:|---:|---:|---:|---:|");
        foreach (var shape in shapes)
        {
            var population = new PartnerPopulation(options.Partners, options.Streams);
            await using var with = await StartAsync(population, shape, options, "with views");
            await using var without = await StartAsync(population, shape, options, "without views", ("Views:Enabled", "false"));
            // The second time so that both have rested as long before their first run.
            foreach (var contender in new[] { with, without, with, without })
                await contender.WarmUpAsync(options);
            for (var pair = 0; pair < options.Pairs; pair++)
                foreach (var contender in pair % 2 == 0 ? new[] { with, without } : [without, with])
                    await contender.RunAsync(options);
            var plain = without.Measured();
            Row(shape, "without", plain, "", "");
            var live = with.Measured().ComparedWith(plain, ThroughputTarget);
            Row(shape, "with", live, string.Create(CultureInfo.InvariantCulture, $"{live.Comparisons[0].Ratio:0.00}"), string.Create(CultureInfo.InvariantCulture, $"{ThroughputTarget:0.00}"));
        }
    }

    private static async Task MeasureLagAsync(BenchOptions options)
    {
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var contender = await StartAsync(population, FrameShape.Mixed256, options, "with views");
        var server = contender.Server;
        await contender.WarmUpAsync(options);
        for (var i = 0; i < options.Pairs; i++)
            await contender.RunAsync(options);
        var perSecond = contender.Measured().PerSecond / 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nAt {perSecond:N0} transactions per second, half of the peak, {options.Partners:N0} partners in one market:\n"));
        Console.WriteLine("| watches of the market | from acknowledged to shown: probes | p50 ms | p99 ms | longest ms |\n|---:|---:|---:|---:|---:|");
        foreach (var watches in new[] { 0, Watches })
        {
            await server.SettleAsync();
            await using var crowd = await MarketCrowd.OpenAsync(server, watches, watches == 0 ? 0 : NeverRead);
            await using var probe = await ViewProbe.OpenAsync(server);
            using var ended = new CancellationTokenSource();
            var probing = probe.RunAsync(ended.Token);
            await contender.LoadAsync(options, perSecond);
            await ended.CancelAsync();
            var lags = await probing;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {watches} | {lags.Count} | {lags.MillisAt(50):0.0} | {lags.MillisAt(99):0.0} | {lags.MillisAt(100):0.0} |"));
        }
    }

    private static async Task<Contender> StartAsync(
        PartnerPopulation population, FrameShape shape, BenchOptions options, string name, params (string Name, string Value)[] settings)
    {
        var server = await BenchmarkedServer.StartOursAsync(name, null, settings);
        await Registration.RegisterAsync(server, population.Ids);
        return new Contender(name, server, Registration.Sequenced, new Feed(population, shape, isKeyed: false, options.Seed), takesRepeats: false);
    }

    private static void Row(FrameShape shape, string views, Measurement m, string ratio, string target) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {shape.Name} | {views} | {m.PerSecond:N0} | {m.ServerCpuMicros:0.00} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {ratio} | {target} |"));
}
