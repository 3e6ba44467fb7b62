using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Server CPU per transaction with more transactions in the journal; then bytes per transaction, and the time to serve again after a kill.</summary>
internal static class JournalGrowth
{
    private const int Streams = 4, Partners = 10_000;
    private const double MostSequencedGrowth = 0.10, MostKeyedGrowth = 0.25;

    public static async Task RunAsync(long[] transactions, bool[] duties)
    {
        foreach (var isKeyed in duties)
        {
            Console.WriteLine("\n| transactions in the journal | duty | per second | server CPU µs | bytes per transaction | ready again s |\n|---:|---|---:|---:|---:|---:|");
            await RunAsync(transactions, isKeyed);
        }
    }

    private static async Task RunAsync(long[] transactions, bool isKeyed)
    {
        var population = new PartnerPopulation(Partners, Streams);
        var directory = BenchmarkedServer.NewDirectory();
        BenchmarkedServer? server = null;
        try
        {
            server = await BenchmarkedServer.StartOursAsync(directory: directory);
            await Registration.RegisterAsync(server, population.Ids);
            var feed = new Feed(population, FrameShape.One256, isKeyed, seed: 1);
            var micros = new List<double>();
            foreach (var size in transactions)
            {
                using var client = new LoadClient(server, GrowthRuns.SourceOf(isKeyed), Streams);
                var runs = new GrowthRuns(server, client, feed);
                await runs.FillAsync(size - feed.Made.Transactions);
                var (perSecond, cpu) = await runs.MeasureAsync();
                micros.Add(cpu);
                var bytes = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length) / (double)feed.Made.Transactions;
                await server.DisposeAsync();
                server = await BenchmarkedServer.StartOursAsync(directory: directory);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {size:N0} | {GrowthRuns.NameOf(isKeyed)} | {perSecond:N0} | {cpu:0.00} | {bytes:N0} | {server.StartTook.TotalSeconds:0.00} |"));
            }
            await SalesCheck.RunAsync(server, population.Ids, feed);
            var (growth, most) = (micros[^1] / micros[0] - 1, isKeyed ? MostKeyedGrowth : MostSequencedGrowth);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{GrowthRuns.NameOf(isKeyed)}: {growth:+0.0 %;-0.0 %} from {transactions[0]:N0} to {transactions[^1]:N0} (target: at most {most:0 %}) {(growth <= most ? "met" : "missed")}"));
        }
        finally
        {
            if (server is not null)
                await server.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }
}
