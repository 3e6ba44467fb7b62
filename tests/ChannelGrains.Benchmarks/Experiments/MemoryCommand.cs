using System.CommandLine;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>memory</c>: the bytes of a live partner with a year of a real store's sales.</summary>
internal static class MemoryCommand
{
    public const int DefaultPartners = 100_000;

    private const int Streams = 4, MostBytes = 16 << 10;

    /// <summary>Longer than partners take to pack what they know once their sales pause.</summary>
    public static readonly TimeSpan Cools = TimeSpan.FromSeconds(150);

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Live partners (default: 100000).", DefaultValueFactory = _ => DefaultPartners };
        var command = new Command("memory", "Bytes of a live partner with a year of a real store's sales; at most 16 KiB.") { partners };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(partners)));
        return command;
    }

    public static async Task RunAsync(int partners)
    {
        var population = new PartnerPopulation(partners, Streams);
        var feed = new StoreFeed(population, StoreYear.Read());
        // Partners that nobody asks for stay; the run is longer than they would by default.
        await using var server = await BenchmarkedServer.StartOursAsync(settings: ("IdlePartnerMinutes", "1440"));
        var before = await ServerMemory.MeasureAsync(server);
        await Registration.RegisterAsync(server, population.Ids);
        var created = await ServerMemory.MeasureAsync(server);
        var transactions = 0L;
        using (var client = new LoadClient(server, Registration.Sequenced, Streams))
            for (var day = 0; day < StoreFeed.DaysOfYear; day++)
                transactions += (await client.RunAsync(feed.NextDay(day))).Transactions;
        var busy = await ServerMemory.MeasureAsync(server);
        await Task.Delay(Cools);
        var after = await ServerMemory.MeasureAsync(server);
        Console.WriteLine($"memory: {partners:N0} live partners, {transactions:N0} transactions of a year");
        Console.WriteLine($"  bytes per partner: heap (target for the last: at most {MostBytes:N0}), of it free between objects, and resident:");
        Report("created", created);
        Report("with a year, right after it was sent", busy);
        Report($"with a year, {Cools.TotalSeconds:0} s later", after);
        Console.WriteLine($"  without partners: heap {before.HeapBytes:N0}, resident {before.ResidentBytes:N0}; in all: heap {after.HeapBytes:N0}, resident {after.ResidentBytes:N0}");

        void Report(string when, ServerMemory memory) => Console.WriteLine(
            $"  {when}: {(memory.HeapBytes - before.HeapBytes) / partners:N0}, {(memory.FreeBytes - before.FreeBytes) / partners:N0}, {(memory.ResidentBytes - before.ResidentBytes) / partners:N0}");
    }
}
