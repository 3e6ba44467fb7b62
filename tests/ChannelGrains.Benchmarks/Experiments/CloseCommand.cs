using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Settlement.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>close</c>: a month of all partners, each with an agreement, is closed by one job, alone and beside ingest.</summary>
internal static class CloseCommand
{
    private const double LeastPerSecond = 2_000, MostRatio = 2;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(2), PacedRun = TimeSpan.FromSeconds(5) };
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 100000).", DefaultValueFactory = _ => 100_000 };
        var share = new Option<double>("--share") { Description = "Part of the peak of ingest that runs beside the second job (default: 0.25).", DefaultValueFactory = _ => 0.25 };
        var command = new Command("close", "A month of all partners is closed by one job, alone, and the next one beside ingest.") { partners, share };
        command.SetAction((parsed, _) => RunAsync(Options with { Partners = parsed.GetValue(partners) }, parsed.GetValue(share)));
        return command;
    }

    private static async Task RunAsync(BenchOptions options, double share)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        // Two months that are over.
        var last = DateTime.UtcNow.AddMonths(-1);
        var (first, second) = (Id(last.AddMonths(-1)), Id(last));
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var server = await BenchmarkedServer.StartOursAsync("ours");
        await Registration.RegisterAsync(server, population.Ids);
        await using var contender = new Contender("ours", server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
        await Agreed.SignAsync(server, population.Ids, first + "-01");
        await contender.WarmUpAsync(options);
        await contender.RunAsync(options);
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var client = new SettlementService.SettlementServiceClient(channel);

        var alone = await CloseAsync(client, first);
        await server.SettleAsync();
        var perSecond = contender.PeakPerSecond * share;
        var without = (await contender.LoadAsync(options with { PacedRun = TimeSpan.FromSeconds(20) }, perSecond)).Latencies;
        await server.SettleAsync();
        var beside = CloseAsync(client, second);
        var with = new AckLatencies();
        do
            with.Add((await contender.LoadAsync(options, perSecond)).Latencies);
        while (!beside.IsCompleted);
        var besideRate = await beside;

        var ratio = with.MillisAt(99) / without.MillisAt(99);
        Console.WriteLine($"{options.Partners:N0} partners with agreements; ingest at {perSecond:N0} a second, {share:P0} of its peak:\n");
        Console.WriteLine("| partners closed per second, alone | beside ingest | target | ack p99 ms without | with | ratio | target |\n|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {alone:N0} | {besideRate:N0} | {LeastPerSecond:N0}{(besideRate >= LeastPerSecond ? "" : ", missed")} | {without.MillisAt(99):0.0} | {with.MillisAt(99):0.0} | {ratio:0.00} | {MostRatio:0}{(ratio <= MostRatio ? "" : ", missed")} |"));
    }

    /// <summary>Closes a month of all partners.</summary>
    /// <returns>Partners a second.</returns>
    private static async Task<double> CloseAsync(SettlementService.SettlementServiceClient client, string period)
    {
        var started = Stopwatch.GetTimestamp();
        var job = (await client.ClosePeriodAsync(new ClosePeriodRequest { Period = period, All = true })).Job;
        while (!job.Done)
        {
            await Task.Delay(Glance);
            job = (await client.GetJobAsync(new GetJobRequest { JobId = job.JobId })).Job;
        }
        var took = Stopwatch.GetElapsedTime(started);
        if (job.ClosedCount != job.PartnerCount)
            throw new InvalidOperationException($"Of {job.PartnerCount} partners {job.ClosedCount} were closed: {job.Refusals.FirstOrDefault()}");
        await Console.Error.WriteLineAsync($"  {period}: {job.ClosedCount:N0} closed in {took.TotalSeconds:0.0} s");
        return job.ClosedCount / took.TotalSeconds;
    }

    private static string Id(DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
