using System.CommandLine;
using System.Diagnostics;
using ChannelGrains.Benchmarks.Reports;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>The root command: every workload beside its ceiling.</summary>
internal static class BenchCommand
{
    private static readonly Option<bool> Short = new("--short") { Description = "Three pairs of short runs, under 8 minutes (the default has five of longer ones)." };
    private static readonly Option<bool> Full = new("--full") { Description = "Memory and restart as well." };
    private static readonly Option<string?> Json = new("--json") { Description = "File for a line of JSON for each measurement." };
    private static readonly Option<string?> Only = new("--only") { Description = "Only workloads whose name has this in it." };
    private static readonly Option<int?> Streams = new("--streams") { Description = "Streams of the client (default: 4)." };
    private static readonly Option<int?> Pairs = new("--pairs") { Description = "Runs of each system." };

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures ChannelGrains beside the least that any server of its protocol must do.") { Short, Full, Json, Only, Streams, Pairs };
        root.SetAction((parsed, _) => RunAsync(parsed));
        return root;
    }

    private static async Task RunAsync(ParseResult parsed)
    {
        var options = parsed.GetValue(Short) ? BenchOptions.Short : BenchOptions.Long;
        options = options with { Streams = parsed.GetValue(Streams) ?? options.Streams, Pairs = parsed.GetValue(Pairs) ?? options.Pairs };
        var only = parsed.GetValue(Only) ?? "";
        var started = Stopwatch.GetTimestamp();
        var machine = Machine.Measure();
        Console.WriteLine($"{machine}\n");
        var measured = new List<Measurement>();
        foreach (var experiment in IngestExperiment.All(options).Where(experiment => experiment.Name.Contains(only, StringComparison.Ordinal)))
            measured.AddRange(await experiment.RunAsync());
        if ("unary".Contains(only, StringComparison.Ordinal))
            measured.AddRange(await new KpiExperiment(options).RunAsync());
        MarkdownTable.Write(Console.Out, measured);
        Console.WriteLine($"\n{options.Pairs} pairs, {options.Streams} streams, {options.Partners:N0} partners; took {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes");
        if (parsed.GetValue(Json) is { } path)
            JsonLines.Write(path, [machine, .. measured]);
        if (!parsed.GetValue(Full))
            return;
        await MemoryCommand.RunAsync(MemoryCommand.DefaultPartners);
        await RestartCommand.RunAsync(MemoryCommand.DefaultPartners, RestartCommand.DefaultTransactions);
    }
}
