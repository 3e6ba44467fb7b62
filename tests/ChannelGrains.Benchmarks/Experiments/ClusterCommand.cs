using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>cluster</c>: what a transaction costs in one process, in a silo and a gateway apart, and in three silos and two gateways, each deployment on a PostgreSQL of its own.</summary>
internal static class ClusterCommand
{
    private const double MostOfOne = 1.5;

    private static readonly FrameShape[] Shapes = [FrameShape.One256, FrameShape.Mixed256];

    public static Command Create()
    {
        var pairs = new Option<int?>("--pairs") { Description = "Runs of each (default: 5, with --short 2)." };
        var isShort = new Option<bool>("--short") { Description = "Short runs." };
        var only = new Option<string>("--only") { Description = "Only workloads whose name has this in it.", DefaultValueFactory = _ => "" };
        var command = new Command("cluster", "CPU time of all server processes by transaction: one process, one silo and one gateway, three silos and two gateways, in turn.") { pairs, isShort, only };
        command.SetAction(async (parsed, _) =>
        {
            var options = parsed.GetValue(isShort) ? BenchOptions.Short : BenchOptions.Long;
            options = options with { Pairs = parsed.GetValue(pairs) ?? options.Pairs };
            Console.WriteLine($"{Machine.Measure()}\n");
            Console.WriteLine("| workload | deployment | at its peak: per second | CPU µs servers / PostgreSQL / client | ack p50 / p99 ms | servers' CPU of one silo's (least to most) | at one rate: per second | CPU µs servers / PostgreSQL | of one silo's | target |");
            Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
            foreach (var shape in Shapes.Where(shape => shape.Name.Contains(parsed.GetValue(only)!, StringComparison.Ordinal)))
                await RunAsync(shape, options);
        });
        return command;
    }

    private static async Task RunAsync(FrameShape shape, BenchOptions options)
    {
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var deployments = new List<Contender>();
        try
        {
            await AddAsync("one process", BenchmarkedServer.StartOnPostgresAsync("one process"));
            var one = await AddAsync("1 silo, 1 gateway", BenchmarkedCluster.StartAsync(1, 1));
            var three = await AddAsync("3 silos, 2 gateways", BenchmarkedCluster.StartAsync(3, 2));
            foreach (var deployment in deployments)
                await deployment.WarmUpAsync(options);
            await Contender.InTurnAsync(deployments, options.Pairs, deployment => deployment.RunAsync(options));
            var perSecond = deployments.Min(deployment => deployment.PeakPerSecond) * BenchOptions.Half;
            var paced = deployments.ToDictionary(deployment => deployment, _ => new List<LoadResult>());
            await Contender.InTurnAsync(deployments, options.Pairs, async deployment =>
            {
                paced[deployment].Add(await deployment.LoadAsync(options, perSecond));
                await deployment.Server.SettleAsync();
            });
            foreach (var deployment in deployments)
                await deployment.VerifyAsync(population.Ids);
            foreach (var deployment in deployments)
                Row(deployment, one, paced, perSecond, deployment == three);
        }
        finally
        {
            foreach (var deployment in deployments)
                await deployment.DisposeAsync();
        }

        async Task<Contender> AddAsync(string name, Task<BenchmarkedServer> starting)
        {
            var deployment = new Contender(name, await starting, Registration.Sequenced, new Feed(population, shape, isKeyed: false, options.Seed), takesRepeats: false);
            deployments.Add(deployment);
            await Registration.RegisterAsync(deployment.Server, population.Ids);
            return deployment;
        }
    }

    private static void Row(Contender deployment, Contender one, Dictionary<Contender, List<LoadResult>> paced, double perSecond, bool isJudged)
    {
        var m = deployment.Measured();
        var half = Measurement.Of("", "", paced[deployment]);
        var atPeak = Spread.OfPairs(deployment.ServerMicros, one.ServerMicros);
        var atOneRate = Spread.OfPairs(paced[deployment].Select(run => run.ServerMicros), paced[one].Select(run => run.ServerMicros));
        var target = isJudged ? $"≤ {MostOfOne.ToString(CultureInfo.InvariantCulture)}{(Math.Max(atPeak.Median, atOneRate.Median) <= MostOfOne ? "" : ", missed")}" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {m.Workload} | {m.System} | {m.PerSecond:N0} | {m.ServerCpuMicros:0.00} / {m.StoreCpuMicros:0.00} / {m.ClientCpuMicros:0.00} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {atPeak} | {perSecond:N0} | {half.ServerCpuMicros:0.00} / {half.StoreCpuMicros:0.00} | {atOneRate} | {target} |"));
    }
}
