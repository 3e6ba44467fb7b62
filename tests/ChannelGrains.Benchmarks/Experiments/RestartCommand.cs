using System.CommandLine;
using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Kpi.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>restart</c>: how soon a killed server serves again, and how long a partner's first answer takes then.</summary>
internal static class RestartCommand
{
    public const long DefaultTransactions = 10_000_000;

    private const int Streams = 4, Asked = 5_000, Callers = 8;
    private const long Part = 1_000_000;
    private const double MostSeconds = 5, MostMillis = 50;

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 100000).", DefaultValueFactory = _ => MemoryCommand.DefaultPartners };
        var transactions = new Option<long>("--transactions") { Description = "Transactions (default: 10000000).", DefaultValueFactory = _ => DefaultTransactions };
        var command = new Command("restart", "Time from start to ready after a kill, and first answers of partners.") { partners, transactions };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(partners), parsed.GetValue(transactions)));
        return command;
    }

    public static async Task RunAsync(int partners, long transactions)
    {
        var population = new PartnerPopulation(partners, Streams);
        var directory = BenchmarkedServer.NewDirectory();
        try
        {
            await using (var first = await BenchmarkedServer.StartOursAsync(directory: directory))
            {
                await FillAsync(first, population, transactions);
                await first.KillAsync();
            }
            await using var second = await BenchmarkedServer.StartOursAsync(directory: directory);
            var answers = await AskAsync(second, population);
            Console.WriteLine($"restart: {partners:N0} partners, {transactions:N0} transactions, killed");
            Console.WriteLine($"  ready after {second.StartTook.TotalSeconds:0.00} s (target: under {MostSeconds:0} s)");
            Console.WriteLine($"  first answers of {Math.Min(Asked, partners):N0} partners, {Callers} callers: p50 {answers.MillisAt(50):0.0} ms, p99 {answers.MillisAt(99):0.0} ms (target: under {MostMillis:0} ms), longest {answers.MillisAt(100):0.0} ms");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task FillAsync(BenchmarkedServer server, PartnerPopulation population, long transactions)
    {
        await Registration.RegisterAsync(server, population.Ids);
        var feed = new Feed(population, FrameShape.Mixed256, isKeyed: false, seed: 1);
        using var client = new LoadClient(server, Registration.Sequenced, Streams);
        for (var sent = 0L; sent < transactions;)
            sent += (await client.RunAsync(feed.Next(Math.Min(Part, transactions - sent)))).Transactions;
    }

    private static async Task<AckLatencies> AskAsync(BenchmarkedServer server, PartnerPopulation population)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var kpis = new KpiService.KpiServiceClient(channel);
        var period = DateTime.UtcNow.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var ids = population.Ids.ToArray();
        new Random(1).Shuffle(ids);
        var latencies = new AckLatencies();
        await Parallel.ForEachAsync(ids.Take(Asked), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (id, cancellation) =>
        {
            var from = Stopwatch.GetTimestamp();
            await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = id, Period = period }, cancellationToken: cancellation);
            var to = Stopwatch.GetTimestamp();
            lock (latencies)
                latencies.Record(from, to);
        });
        return latencies;
    }
}
