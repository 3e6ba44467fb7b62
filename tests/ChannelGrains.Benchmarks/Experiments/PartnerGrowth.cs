using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Server CPU per transaction with more partners, each on a fresh server.</summary>
internal static class PartnerGrowth
{
    private const int Streams = 4, From = 10_000, To = 1_000_000;
    private const long Warmup = 2_000_000;
    private const double MostGrowth = 0.25;

    public static async Task RunAsync(int[] partners, bool[] duties)
    {
        Console.WriteLine("\n| partners | duty | frames | per second | server CPU µs | heap MiB |\n|---:|---|---|---:|---:|---:|");
        var micros = new Dictionary<(int Partners, bool IsKeyed, string Shape), double>();
        foreach (var count in partners)
            foreach (var isKeyed in duties)
                await RunAsync(count, isKeyed, micros);
        foreach (var ((count, isKeyed, shape), to) in micros.Where(entry => entry.Key.Partners == To))
        {
            if (!micros.TryGetValue((From, isKeyed, shape), out var from))
                continue;
            var growth = to / from - 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{GrowthRuns.NameOf(isKeyed)}, {shape}: {growth:+0.0 %;-0.0 %} from {From:N0} to {count:N0} partners (target: at most {MostGrowth:0 %}) {(growth <= MostGrowth ? "met" : "missed")}"));
        }
    }

    private static async Task RunAsync(int partners, bool isKeyed, Dictionary<(int Partners, bool IsKeyed, string Shape), double> micros)
    {
        var population = new PartnerPopulation(partners, Streams);
        await using var server = await BenchmarkedServer.StartOursAsync();
        await Registration.RegisterAsync(server, population.Ids);
        foreach (var shape in new[] { FrameShape.One256, FrameShape.Mixed256 })
        {
            // A source of its own for each shape: its numbers begin at one.
            var source = GrowthRuns.SourceOf(isKeyed) + (shape.IsMixed ? Registration.SecondSuffix : "");
            using var client = new LoadClient(server, source, Streams);
            var runs = new GrowthRuns(server, client, new Feed(population, shape, isKeyed, seed: 1));
            await runs.FillAsync(Warmup);
            var (perSecond, cpu) = await runs.MeasureAsync();
            micros[(partners, isKeyed, shape.Name)] = cpu;
            var memory = await ServerMemory.MeasureAsync(server);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {partners:N0} | {GrowthRuns.NameOf(isKeyed)} | {shape.Name} | {perSecond:N0} | {cpu:0.00} | {memory.HeapBytes >> 20:N0} |"));
        }
    }
}
