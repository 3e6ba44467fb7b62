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
    public static Command Create()
    {
        var watches = new Option<int>("--watches") { Description = "Watches of the busiest partner (default: 500).", DefaultValueFactory = _ => 500 };
        var neverRead = new Option<int>("--never-read") { Description = "Those of them that are never read (default: 50).", DefaultValueFactory = _ => 50 };
        var pairs = new Option<int>("--pairs") { Description = "Runs without and with them (default: 7).", DefaultValueFactory = _ => 7 };
        var command = new Command("watch", "What watching a partner costs those who send: acknowledgements without and with 500 watches, in turn.") { watches, neverRead, pairs };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(watches), parsed.GetValue(neverRead), parsed.GetValue(pairs)));
        return command;
    }

    private static async Task RunAsync(int watches, int neverRead, int pairs)
    {
        var options = BenchOptions.Long with { Pairs = pairs };
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var server = await BenchmarkedServer.StartOursAsync();
        await Registration.RegisterAsync(server, population.Ids);
        using var contender = new Contender(
            "sequenced", server, new LoadClient(server, Registration.Sequenced, options.Streams), new Feed(population, FrameShape.One256, isKeyed: false, options.Seed),
            takesRepeats: false);
        await contender.WarmUpAsync(options);
        for (var i = 0; i < 3; i++)
            await contender.RunAsync(options);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Machine.Measure()}\n\npeak {contender.Measured().PerSecond:N0}/s, {watches} watches of which {neverRead} are never read\n"));
        var memoryBefore = await ServerMemory.MeasureAsync(server);
        var memoryWith = memoryBefore;
        var (without, with) = (new List<LoadResult>(), new List<LoadResult>());
        var answersPerSecond = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var isWatched in pair % 2 == 0 ? new[] { false, true } : [true, false])
            {
                if (isWatched)
                    await RunWatchedAsync(pair == pairs - 1);
                else
                    without.Add(await contender.LoadHalfPeakAsync(options));
            }
        }
        var memoryAfter = await ServerMemory.MeasureAsync(server);
        Report(without, with, answersPerSecond);
        Console.WriteLine("\n| server's memory after a collection, MiB | heap | resident |\n|---|---:|---:|");
        foreach (var (when, memory) in new[] { ("before the runs", memoryBefore), ("after the last run, watches open", memoryWith), ("after all runs, watches closed", memoryAfter) })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {when} | {memory.HeapBytes / 1048576.0:N0} | {memory.ResidentBytes / 1048576.0:N0} |"));

        async Task RunWatchedAsync(bool isLast)
        {
            var period = DateTime.UtcNow.AddDays(-SaleWriter.Days / 2).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await using var crowd = await WatchCrowd.OpenAsync(server, population.Ids[0], period, watches, neverRead);
            var answers = crowd.Answers;
            var result = await contender.LoadHalfPeakAsync(options);
            with.Add(result);
            answersPerSecond.Add((crowd.Answers - answers) / result.Took.TotalSeconds);
            if (isLast)
                memoryWith = await ServerMemory.MeasureAsync(server);
        }
    }

    private static void Report(List<LoadResult> without, List<LoadResult> with, List<double> answersPerSecond)
    {
        Console.WriteLine("| pair | without: per second | ack p50 / p99 ms | server CPU µs | with: per second | ack p50 / p99 ms | server CPU µs | answers read per second |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (var i = 0; i < without.Count; i++)
            Console.WriteLine($"| {i + 1} | {Row(Measurement.Of("", "", [without[i]]))} | {Row(Measurement.Of("", "", [with[i]]))} | {answersPerSecond[i]:N0} |");
        Console.WriteLine($"| median | {Row(Measurement.Of("", "", without))} | {Row(Measurement.Of("", "", with))} | {Measurement.Median(answersPerSecond):N0} |");
    }

    private static string Row(Measurement m) =>
        string.Create(CultureInfo.InvariantCulture, $"{m.PerSecond:N0} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {m.ServerCpuMicros:0.00}");
}
