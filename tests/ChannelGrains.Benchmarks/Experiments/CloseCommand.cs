using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Agreements.V1;
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
    private const int CallsAtOnce = 64;

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
        await SignAsync(server, population.Ids, first + "-01");
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

    /// <summary>Three brackets of each month's net sales.</summary>
    private static async Task SignAsync(BenchmarkedServer server, IReadOnlyList<string> partnerIds, string from)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var agreements = new AgreementService.AgreementServiceClient(channel);
        var terms = new AgreementTerms
        {
            Title = "Brackets",
            Commission = new CommissionSchedule
            {
                Base = CommissionBase.NetSales,
                Mode = BracketMode.Graduated,
                Period = CommissionPeriod.Month,
                Brackets = { new CommissionBracket { UpTo = "1000", Rate = "0.03" }, new CommissionBracket { UpTo = "5000", Rate = "0.05" }, new CommissionBracket { Rate = "0.08" } },
            },
            Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
        };
        await Parallel.ForEachAsync(partnerIds, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
        {
            await agreements.DraftAgreementAsync(new() { PartnerId = partner, Terms = terms, EffectiveFrom = from }, cancellationToken: cancellation);
            await agreements.SubmitAgreementAsync(new() { PartnerId = partner }, cancellationToken: cancellation);
            foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
                await agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = side }, cancellationToken: cancellation);
            await agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = new() { Reference = "contract" } }, cancellationToken: cancellation);
        });
    }

    private static string Id(DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
