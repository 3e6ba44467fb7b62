using System.CommandLine;
using ChannelGrains.Benchmarks.RecordRows;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Stores;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>rows</c>: what the ways cost in which PostgreSQL refuses a second record of a version, one commit after the other on one connection, in turn.</summary>
internal static class RowsCommand
{
    private static readonly BenchOptions Options = BenchOptions.Short;

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Runs of each way (default: 5).", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "Of one run (default: 2).", DefaultValueFactory = _ => 2 };
        var command = new Command("rows", "The ways in which PostgreSQL can refuse a second record of a version: rate, CPU time and write-ahead log of commits alone.") { pairs, seconds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(pairs), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task RunAsync(int pairs, TimeSpan run)
    {
        Console.WriteLine($"{Machine.Measure()}\n{await PostgresProcess.VersionAsync()}: {string.Join(' ', PostgresProcess.Settings)}\n");
        Console.WriteLine("| workload | way | transactions a second | PostgreSQL's CPU µs by transaction | bytes of log by transaction |\n|---|---|---:|---:|---:|");
        await using var store = await PostgresProcess.StartAsync();
        foreach (var shape in new[] { FrameShape.One256, FrameShape.Mixed256 })
        {
            var commits = new List<RowCommits>();
            foreach (var way in WayOfRows.All)
                commits.Add(await RowCommits.PrepareAsync(way, shape, store, $"{(shape.IsMixed ? "mixed" : "one")}_{commits.Count}", new PartnerPopulation(Options.Partners, 1), Options.Seed));
            for (var pair = -1; pair < pairs; pair++)
                foreach (var one in pair % 2 == 0 ? commits : Enumerable.Reverse(commits))
                    await one.RunAsync(run, isCounted: pair >= 0);
            foreach (var one in commits)
            {
                Console.WriteLine(one.ToString());
                await one.DisposeAsync();
            }
        }
    }
}
