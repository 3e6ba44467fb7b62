using System.CommandLine;
using System.Diagnostics;
using ChannelGrains.Benchmarks.Reports;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>The root command: every workload beside its ceiling and beside what a team would build instead.</summary>
internal static class BenchCommand
{
    private static readonly Option<bool> Short = new("--short") { Description = "Two pairs of short runs, each peer in the way that is best as a rule: under 8 minutes (the default takes under 40)." };
    private static readonly Option<bool> Full = new("--full") { Description = "Footnotes too: more peers, workloads and parts of the peak; without --only also growth, memory, restart. Hours." };
    private static readonly Option<string?> Json = new("--json") { Description = "File for a line of JSON for each measurement." };
    private static readonly Option<string?> Only = new("--only") { Description = "Only workloads whose name has this in it; also `limits` and `unary`." };
    private static readonly Option<string?> Peers = new("--peers") { Description = "Only peers whose name has this in it; `none` for no peers." };
    private static readonly Option<string?> Against = new("--against") { Description = "A ChannelGrains.Server.dll of another version, measured in turn with this one." };
    private static readonly Option<int?> Streams = new("--streams") { Description = "Streams of the client (default: 4)." };
    private static readonly Option<int?> Pairs = new("--pairs") { Description = "Runs of each system, at peak and at each part of it." };

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures ChannelGrains beside the least that any server of its protocol must do, and beside PostgreSQL and Redis behind the same front.")
        {
            Short, Full, Json, Only, Peers, Against, Streams, Pairs,
        };
        root.SetAction((parsed, _) => RunAsync(parsed));
        return root;
    }

    private static async Task RunAsync(ParseResult parsed)
    {
        var options = parsed.GetValue(Short) ? BenchOptions.Short : parsed.GetValue(Full) ? BenchOptions.Full : BenchOptions.Long;
        var pairs = parsed.GetValue(Pairs);
        options = options with { Streams = parsed.GetValue(Streams) ?? options.Streams, Pairs = pairs ?? options.Pairs, PacedPairs = pairs ?? options.PacedPairs, Before = parsed.GetValue(Against) };
        // Two versions differ by less than what the JIT still compiles in the first seconds of each.
        if (options.Before is not null)
            options = options with { Warmup = BenchOptions.WarmupOfVersions };
        var only = parsed.GetValue(Only) ?? "";
        var peers = Peer.Of(options).Where(peer => peer.Name.Contains(parsed.GetValue(Peers) ?? "", StringComparison.Ordinal)).ToArray();
        var started = Stopwatch.GetTimestamp();
        var machine = Machine.Measure();
        Console.WriteLine($"{machine}\n{(peers.Length > 0 ? await Peer.DescribeAsync() : "no peers")}\n");
        var (measured, kpis, limits) = (new List<Measurement>(), new List<KpiBeside>(), new List<Limit>());
        if (Has("limits") && !options.IsShort)
            limits.AddRange(await new LimitsExperiment(options).RunAsync());
        foreach (var experiment in IngestExperiment.All(options).Where(experiment => Has(experiment.Name)))
        {
            var (ingest, beside) = await experiment.RunAsync(peers);
            measured.AddRange(ingest);
            kpis.AddRange(beside);
            // A run is long; what it has found is not lost with it.
            MarkdownTable.Write(Console.Error, ingest);
            Save();
        }
        if (Has("unary"))
            measured.AddRange(await new KpiExperiment(options).RunAsync());
        Limit.Write(Console.Out, limits);
        MarkdownTable.Write(Console.Out, measured);
        KpiBeside.Write(Console.Out, kpis);
        Console.WriteLine(
            $"\n{options.Pairs} pairs of {options.Run.TotalSeconds:0.#} s, {options.PacedPairs} of {options.PacedRun.TotalSeconds:0.#} s at half of the peak, {options.Streams} streams, {options.Partners:N0} partners; took {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes");
        Save();
        if (!options.IsFull || only.Length > 0)
            return;
        await GrowthCommand.RunAsync(GrowthCommand.DefaultPartners, GrowthCommand.DefaultTransactions);
        await MemoryCommand.RunAsync(MemoryCommand.DefaultPartners);
        await RestartCommand.RunAsync(MemoryCommand.DefaultPartners, RestartCommand.DefaultTransactions);

        void Save()
        {
            if (parsed.GetValue(Json) is { } path)
                JsonLines.Write(path, [machine, .. limits, .. measured, .. kpis]);
        }

        bool Has(string name) => name.Contains(only, StringComparison.Ordinal);
    }
}
