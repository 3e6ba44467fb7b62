using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>profit</c>: what live profit and loss costs those who send, in pairs, and how soon it shows what was acknowledged.</summary>
internal static class ProfitCommand
{
    private const double IngestShare = 0.5, MostMillis = 1_000;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(2) };

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 10000).", DefaultValueFactory = _ => 10_000 };
        var pairs = new Option<int>("--pairs") { Description = "Pairs of runs with and without (default: 6).", DefaultValueFactory = _ => 6 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds in which the lag is measured (default: 40).", DefaultValueFactory = _ => 40 };
        var command = new Command("profit", "Ingest with live profit and loss beside without, all partners with agreements; the time from an acknowledgement until it shows it, beside half of the peak.") { partners, pairs, seconds };
        command.SetAction((parsed, _) => RunAsync(
            Options with { Partners = parsed.GetValue(partners) }, parsed.GetValue(pairs), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task RunAsync(BenchOptions options, int pairs, TimeSpan duration)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var with = await StartAsync("with", population, options);
        // One partner a second is as good as none.
        await using var without = await StartAsync("without", population, options, ("Views:ComputedPerSecond", "1"));
        foreach (var contender in new[] { without, with })
            await contender.WarmUpAsync(options);
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? new[] { without, with } : [with, without])
                await contender.RunAsync(options);
            ratios.Add(with.LastPerSecond / without.LastPerSecond);
        }
        Console.WriteLine("| ingest per second without | with | ratio, median of pairs |\n|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {without.PeakPerSecond:N0} | {with.PeakPerSecond:N0} | {Measurement.Median(ratios):0.000} ({ratios.Min():0.000} to {ratios.Max():0.000}) |\n"));

        using var probe = await ProfitProbe.OpenAsync(with.Server);
        using var ended = new CancellationTokenSource();
        var loading = with.LoadAsync(options with { PacedRun = duration }, with.PeakPerSecond * IngestShare);
        // Its first second brings the streams to their pace.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var probing = probe.RunAsync(ended.Token);
        var load = await loading;
        await ended.CancelAsync();
        var lags = await probing;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Partners:N0} partners, {load.PerSecond:N0} transactions a second (half of the peak), for {duration.TotalSeconds:0} s:\n"));
        Console.WriteLine("| from acknowledged to shown: probes | p50 ms | p99 ms | longest ms | target p99 |\n|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {lags.Count} | {lags.MillisAt(50):0.0} | {lags.MillisAt(99):0.0} | {lags.MillisAt(100):0.0} | {MostMillis:0}{(lags.MillisAt(99) < MostMillis ? "" : ", missed")} |"));
    }

    private static async Task<Contender> StartAsync(string name, PartnerPopulation population, BenchOptions options, params (string Name, string Value)[] settings)
    {
        var server = await BenchmarkedServer.StartOursAsync(name, null, settings);
        await Registration.RegisterAsync(server, population.Ids);
        await Agreed.SignAsync(server, population.Ids, "2020-01-01");
        return new Contender(name, server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
    }
}
