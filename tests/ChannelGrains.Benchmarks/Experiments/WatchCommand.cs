using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>watch</c>: ingest of a whole population at half of its peak, without and with many watches of the busiest partner.</summary>
internal static class WatchCommand
{
    private const int PeakRuns = 3;
    private const double MiB = 1 << 20;

    public static Command Create()
    {
        var watches = new Option<int>("--watches") { Description = "Watches of the busiest partner (default: 500).", DefaultValueFactory = _ => 500 };
        var neverRead = new Option<int>("--never-read") { Description = "Those of them that are never read (default: 50).", DefaultValueFactory = _ => 50 };
        var pairs = new Option<int>("--pairs") { Description = "Runs without and with them (default: 5).", DefaultValueFactory = _ => 5 };
        var rate = new Option<double?>("--rate") { Description = "Transactions per second (default: half of the peak)." };
        var command = new Command("watch", "What watching a partner costs those who send: acknowledgements without and with 500 watches, in turn.")
        {
            watches, neverRead, pairs, rate,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(watches), parsed.GetValue(neverRead), parsed.GetValue(pairs), parsed.GetValue(rate)));
        return command;
    }

    private static async Task RunAsync(int watches, int neverRead, int pairs, double? rate)
    {
        var options = BenchOptions.Long with { Pairs = pairs, PacedRun = TimeSpan.FromSeconds(8) };
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var server = await BenchmarkedServer.StartOursAsync();
        await using var contender = new Contender(
            Systems.Sequenced, server, Registration.Sequenced, new Feed(population, FrameShape.One256, isKeyed: false, options.Seed), takesRepeats: false);
        await Registration.RegisterAsync(server, population.Ids);
        await contender.WarmUpAsync(options);
        for (var i = 0; i < PeakRuns; i++)
            await contender.RunAsync(options);
        var perSecond = rate ?? contender.Measured().PerSecond / 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Machine.Measure()}\n\n{perSecond:N0} transactions per second, {watches} watches of which {neverRead} are never read\n"));
        var (without, with) = (new List<LoadResult>(), new List<LoadResult>());
        var answersPerSecond = new List<double>();
        ServerMemory? open = null;
        // The first pair warms up what only watches and this rate use.
        for (var pair = -1; pair < pairs; pair++)
            // The last run is one with watches, whose memory is measured.
            foreach (var isWatched in (pairs - pair) % 2 == 1 ? new[] { false, true } : [true, false])
            {
                await server.SettleAsync();
                if (!isWatched)
                    Add(without, await contender.LoadAsync(options, perSecond), pair);
                else
                    await RunWatchedAsync(pair);
            }
        var closed = await ServerMemory.MeasureAsync(server);
        Report(without, with, answersPerSecond);
        Console.WriteLine("\n| server's memory after a collection, MiB | heap | resident |\n|---|---:|---:|");
        foreach (var (when, memory) in new[] { ("watches open", open!), ("watches closed", closed) })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {when} | {memory.HeapBytes / MiB:N1} | {memory.ResidentBytes / MiB:N1} |"));

        async Task RunWatchedAsync(int pair)
        {
            var period = DateTime.UtcNow.AddDays(-SaleWriter.Days / 2).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await using var crowd = await WatchCrowd.OpenAsync(server, population.Ids[0], period, watches, neverRead);
            var answers = crowd.Answers;
            var result = await contender.LoadAsync(options, perSecond);
            Add(with, result, pair);
            if (pair >= 0)
                answersPerSecond.Add((crowd.Answers - answers) / result.Took.TotalSeconds);
            if (pair < pairs - 1)
                return;
            await Task.Delay(MemoryCommand.Cools);
            open = await ServerMemory.MeasureAsync(server);
        }
    }

    private static void Add(List<LoadResult> runs, LoadResult result, int pair)
    {
        if (pair >= 0)
            runs.Add(result);
    }

    private static void Report(List<LoadResult> without, List<LoadResult> with, List<double> answersPerSecond)
    {
        Console.WriteLine("| pair | without: per second | ack p50 / p99 ms | server's cores | with: per second | ack p50 / p99 ms | server's cores | answers read per second |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (var i = 0; i < without.Count; i++)
            Console.WriteLine($"| {i + 1} | {Row([without[i]])} | {Row([with[i]])} | {answersPerSecond[i]:N0} |");
        Console.WriteLine($"| median | {Row(without)} | {Row(with)} | {Measurement.Median(answersPerSecond):N0} |");
    }

    private static string Row(IReadOnlyList<LoadResult> runs)
    {
        var m = Measurement.Of("", "", runs);
        var cores = Measurement.Median(runs.Select(run => run.ServerCpu / run.Took));
        return string.Create(CultureInfo.InvariantCulture, $"{m.PerSecond:N0} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {cores:0.00}");
    }
}
