using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>balance</c>: ingest with agreements in force beside ingest without, in pairs; then GetBalance beside a running ingest, each call made when it is due.</summary>
internal static class BalanceCommand
{
    private const double PerSecond = 1_000, IngestShare = 0.5, MostMillis = 10, LeastRatio = 0.97;
    private const int Requests = 20_000, Callers = 64;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(2) };

    private static readonly Method<RawBytes, RawBytes> Method = RawBytes.Unary("channelgrains.settlement.v1.SettlementService", "GetBalance");

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 10000).", DefaultValueFactory = _ => 10_000 };
        var pairs = new Option<int>("--pairs") { Description = "Pairs of runs with and without agreements (default: 8).", DefaultValueFactory = _ => 8 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of GetBalance that are measured (default: 20).", DefaultValueFactory = _ => 20 };
        var command = new Command("balance", "Ingest with agreements in force beside without; GetBalance at 1,000 a second beside half of the peak of ingest.") { partners, pairs, seconds };
        command.SetAction((parsed, _) => RunAsync(
            Options with { Partners = parsed.GetValue(partners) }, parsed.GetValue(pairs), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task RunAsync(BenchOptions options, int pairs, TimeSpan duration)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var without = await StartAsync("without", population, options);
        await using var with = await StartAsync("with", population, options);
        await Agreed.SignAsync(with.Server, population.Ids, "2020-01-01");
        foreach (var contender in new[] { without, with })
            await contender.WarmUpAsync(options);
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? new[] { without, with } : [with, without])
                await contender.RunAsync(options);
            ratios.Add(with.LastPerSecond / without.LastPerSecond);
        }
        var ratio = Measurement.Median(ratios);
        Console.WriteLine("| ingest per second without agreements | with | ratio, median of pairs | target |\n|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {without.PeakPerSecond:N0} | {with.PeakPerSecond:N0} | {ratio:0.000} ({ratios.Min():0.000} to {ratios.Max():0.000}) | {LeastRatio:0.00}{(ratio >= LeastRatio ? "" : ", missed")} |\n"));

        using var asked = new UnaryClient(with.Server, Method, RequestsOf(population, options.Seed), Callers);
        await asked.RunAsync(duration / 4, PerSecond);
        var loading = with.LoadAsync(options with { PacedRun = duration + TimeSpan.FromSeconds(1) }, with.PeakPerSecond * IngestShare);
        // Its first second brings the streams to their pace.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var balances = await asked.RunAsync(duration, PerSecond);
        var load = await loading;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Partners:N0} partners, {load.PerSecond:N0} transactions a second (half of the peak) with p99 {load.Latencies.MillisAt(99):0.0} ms, for {duration.TotalSeconds:0} s:\n"));
        Console.WriteLine("| balances per second | p50 ms | p99 ms | target p99 | from when due: p50 ms | p99 ms |\n|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {balances.PerSecond:N0} | {balances.Latencies.MillisAt(50):0.0} | {balances.Latencies.MillisAt(99):0.0} | {MostMillis:0}{(balances.Latencies.MillisAt(99) < MostMillis ? "" : ", missed")} | {balances.FromDue.MillisAt(50):0.0} | {balances.FromDue.MillisAt(99):0.0} |"));
    }

    private static async Task<Contender> StartAsync(string name, PartnerPopulation population, BenchOptions options)
    {
        var server = await BenchmarkedServer.StartOursAsync(name);
        await Registration.RegisterAsync(server, population.Ids);
        return new Contender(name, server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
    }

    private static RawBytes[] RequestsOf(PartnerPopulation population, ulong seed)
    {
        var random = new SplitMix(seed);
        var draw = population.DrawOfAll();
        var requests = new RawBytes[Requests];
        for (var i = 0; i < Requests; i++)
            requests[i] = new() { Bytes = new GetBalanceRequest { PartnerId = population.Ids[draw.Next(ref random)] }.ToByteArray() };
        return requests;
    }
}
