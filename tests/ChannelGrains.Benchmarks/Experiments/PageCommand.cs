using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>page</c>: ingest of a whole population at half of its peak, without and with many people who look at the overview.</summary>
internal static class PageCommand
{
    private const int PeakRuns = 3;

    public static Command Create()
    {
        var sessions = new Option<int>("--sessions") { Description = "People who look at the page (default: 200).", DefaultValueFactory = _ => 200 };
        var path = new Option<string>("--path") { Description = "Which page (default: the overview).", DefaultValueFactory = _ => "/" };
        var pairs = new Option<int>("--pairs") { Description = "Runs without and with them (default: 4).", DefaultValueFactory = _ => 4 };
        var command = new Command("page", "What 200 people who look at the overview cost those who send, at half of the peak and at the peak, in turn.") { sessions, path, pairs };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(sessions), parsed.GetValue(path)!, parsed.GetValue(pairs)));
        return command;
    }

    private static async Task RunAsync(int sessions, string path, int pairs)
    {
        var options = BenchOptions.Short with { Pairs = pairs, PacedRun = TimeSpan.FromSeconds(8), Run = TimeSpan.FromSeconds(4) };
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var server = await BenchmarkedServer.StartOursAsync();
        await using var contender = new Contender(
            Systems.Sequenced, server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
        await Registration.RegisterAsync(server, population.Ids);
        await contender.WarmUpAsync(options);
        for (var i = 0; i < PeakRuns; i++)
            await contender.RunAsync(options);
        var perSecond = contender.PeakPerSecond * BenchOptions.Half;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Measure()}\n\n{perSecond:N0} transactions per second, {sessions} people at {path}\n"));
        var (without, with, peaks, peaksWith) = (new List<LoadResult>(), new List<LoadResult>(), new List<LoadResult>(), new List<LoadResult>());
        var drawn = new List<double>();
        // The first pair warms up what only pages and this rate use.
        for (var pair = -1; pair < pairs; pair++)
            foreach (var isLookedAt in pair % 2 == 0 ? new[] { false, true } : [true, false])
            {
                await server.SettleAsync();
                await using var crowd = isLookedAt ? await PageCrowd.OpenAsync(server, path, sessions) : null;
                var (before, runs, peakRuns) = (crowd?.Changes ?? 0, isLookedAt ? with : without, isLookedAt ? peaksWith : peaks);
                var paced = await contender.LoadAsync(options, perSecond);
                var changes = ((crowd?.Changes ?? 0) - before) / paced.Took.TotalSeconds;
                var peak = await contender.LoadAtPeakAsync(options);
                if (crowd is { Open: var open } && open < sessions)
                    throw new InvalidOperationException($"{sessions - open} of {sessions} pages lost their connection.");
                if (pair < 0)
                    continue;
                runs.Add(paced);
                peakRuns.Add(peak);
                if (crowd is null)
                    continue;
                drawn.Add(changes);
                if (drawn.Count == 1)
                    await DescribeAsync(server, crowd, sessions);
            }
        Report(without, with, peaks, peaksWith, drawn);
    }

    private static async Task DescribeAsync(BenchmarkedServer server, PageCrowd crowd, int sessions)
    {
        var (questions, parts) = await PageCrowd.UpstreamAsync(server);
        var opened = crowd.OpenedMillis.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sessions} pages with {crowd.Parts} live roots each, {parts} live parts in all, look at {questions} questions that are watched upstream; a page was live after {opened[opened.Count / 2]:0} ms (p50), {opened[(int)(opened.Count * 0.99)]:0} ms (p99), 8 at once\n"));
    }

    private static void Report(List<LoadResult> without, List<LoadResult> with, List<LoadResult> peaks, List<LoadResult> peaksWith, List<double> drawn)
    {
        Console.WriteLine("| pair | without: per second | ack p50 / p99 ms | server's cores | with: per second | ack p50 / p99 ms | server's cores | of without | changes drawn per second | peak with, of without |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (var i = 0; i < without.Count; i++)
            Row($"{i + 1}", [without[i]], [with[i]], drawn[i], peaksWith[i].PerSecond / peaks[i].PerSecond);
        Row("median", without, with, Measurement.Median(drawn), Measurement.Median(peaks.Zip(peaksWith, (one, other) => other.PerSecond / one.PerSecond)));
    }

    private static void Row(string name, List<LoadResult> without, List<LoadResult> with, double drawn, double peak)
    {
        var ratio = Measurement.Median(without.Zip(with, (one, other) => other.PerSecond / one.PerSecond));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Cells(without)} | {Cells(with)} | {ratio:0.000} | {drawn:N0} | {peak:0.000} |"));
    }

    private static string Cells(IReadOnlyList<LoadResult> runs)
    {
        var measured = Measurement.Of("", "", runs);
        var cores = Measurement.Median(runs.Select(run => run.ServerCpu / run.Took));
        return string.Create(CultureInfo.InvariantCulture, $"{measured.PerSecond:N0} | {measured.AckP50Millis:0.0} / {measured.AckP99Millis:0.0} | {cores:0.00}");
    }
}
