using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Runs at peak whose server CPU per transaction is taken together with what it uses until it is idle again.</summary>
internal sealed class GrowthRuns(BenchmarkedServer server, LoadClient client, Feed feed)
{
    private const int Runs = 5;
    private const long RunTransactions = 400_000, Part = 1_000_000;

    /// <summary>Sends so many, unmeasured.</summary>
    public async Task FillAsync(long transactions)
    {
        for (var sent = 0L; sent < transactions;)
            sent += (await client.RunAsync(feed.Next(Math.Min(Part, transactions - sent)))).Transactions;
        await server.SettleAsync();
    }

    /// <returns>Median rate and server CPU µs per transaction.</returns>
    public async Task<(double PerSecond, double Micros)> MeasureAsync()
    {
        var (rates, micros) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var frames = feed.Next(RunTransactions);
            GC.Collect();
            var result = await client.RunAsync(frames);
            rates.Add(result.PerSecond);
            micros.Add(result.ServerMicros + (await server.SettleAsync()).TotalMicroseconds / result.Transactions);
        }
        return (Measurement.Median(rates), Measurement.Median(micros));
    }

    public static string SourceOf(bool isKeyed) => isKeyed ? Registration.Keyed : Registration.Sequenced;

    public static string NameOf(bool isKeyed) => isKeyed ? Systems.Keyed : Systems.Sequenced;
}
