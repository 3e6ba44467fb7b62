using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Stores;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>postgres</c>: ChannelGrains with its journals in PostgreSQL beside the pipeline that a team would build on it, each on a server of its own with the same settings.</summary>
internal static class PostgresCommand
{
    private static readonly (FrameShape Shape, double Target)[] Workloads = [(FrameShape.One256, 3), (FrameShape.Mixed256, 1.5)];

    public static Command Create()
    {
        var pairs = new Option<int?>("--pairs") { Description = "Runs of each (default: 5, with --short 2)." };
        var isShort = new Option<bool>("--short") { Description = "Short runs; the peer writes in the way that is best as a rule." };
        var only = new Option<string>("--only") { Description = "Only workloads whose name has this in it.", DefaultValueFactory = _ => "" };
        var against = new Option<string?>("--against") { Description = "A ChannelGrains.Server.dll of another version, measured in turn with this one." };
        var command = new Command("postgres", "ChannelGrains with its journals in PostgreSQL beside the peer on PostgreSQL, in turn: rates and CPU time.") { pairs, isShort, only, against };
        command.SetAction(async (parsed, _) =>
        {
            var options = parsed.GetValue(isShort) ? BenchOptions.Short : BenchOptions.Long;
            options = options with { Pairs = parsed.GetValue(pairs) ?? options.Pairs, Before = parsed.GetValue(against) };
            Console.WriteLine($"{Machine.Measure()}\n{await PostgresProcess.VersionAsync()}: {string.Join(' ', PostgresProcess.Settings)}\n");
            Console.WriteLine("| workload | system | per second | CPU µs server / store / client | ack p50 / p99 ms | of the peer (least to most) | target |\n|---|---|---:|---:|---:|---:|---:|");
            foreach (var (shape, target) in Workloads.Where(workload => workload.Shape.Name.Contains(parsed.GetValue(only)!, StringComparison.Ordinal)))
                await RunAsync(shape, target, options);
        });
        return command;
    }

    private static async Task RunAsync(FrameShape shape, double target, BenchOptions options)
    {
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var contenders = new List<Contender>();
        try
        {
            var peer = Add(Peer.PostgresName, await Peer.Postgres.StartAsync(false), Peer.Postgres.Sequenced);
            Add(Systems.Sequenced, await StartOursAsync(Systems.Sequenced));
            if (options.Before is { } before)
                Add(Systems.Sequenced + Systems.BeforeSuffix, await StartOursAsync(Systems.Sequenced + Systems.BeforeSuffix, before));
            foreach (var contender in contenders)
                await contender.WarmUpAsync(options);
            await Contender.InTurnAsync(contenders, options.Pairs, contender => contender.RunAsync(options));
            foreach (var contender in contenders)
                await contender.VerifyAsync(population.Ids);
            foreach (var contender in contenders)
                Row(contender.Measured(), peer.Measured(), target);
        }
        finally
        {
            foreach (var contender in contenders)
                await contender.DisposeAsync();
        }

        Contender Add(string name, BenchmarkedServer server, params string[] variants)
        {
            var contender = new Contender(name, server, Registration.Sequenced, new Feed(population, shape, isKeyed: false, options.Seed), takesRepeats: false, variants);
            contenders.Add(contender);
            return contender;
        }

        async Task<BenchmarkedServer> StartOursAsync(string name, string? assembly = null)
        {
            var server = await BenchmarkedServer.StartOnPostgresAsync(name, assembly);
            await Registration.RegisterAsync(server, population.Ids);
            return server;
        }
    }

    private static void Row(Measurement m, Measurement peer, double target)
    {
        var ratio = Spread.OfPairs(m.Runs, peer.Runs);
        var (name, compared) = m.System == peer.System
            ? ($"{m.System} ({m.Variant})", "| |")
            : (m.System, string.Create(CultureInfo.InvariantCulture, $"{ratio} | ≥ {target:0.0}{(ratio.Median >= target ? "" : ", missed")} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {m.Workload} | {name} | {m.PerSecond:N0} | {m.ServerCpuMicros:0.00} / {m.StoreCpuMicros:0.00} / {m.ClientCpuMicros:0.00} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {compared}"));
    }
}
