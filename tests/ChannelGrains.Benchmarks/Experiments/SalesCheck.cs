using System.Globalization;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Kpi.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Nobody is fast by being wrong: what a system answers of all partners together is what was sent to it.</summary>
internal static class SalesCheck
{
    private const int CallsAtOnce = 64;
    private const long MicrosOfAUnit = 1_000_000, NanosOfAMicro = 1_000;

    /// <param name="server">Who is asked.</param>
    /// <param name="partnerIds">All to whom something was sent.</param>
    /// <param name="feed">What was sent, all of it.</param>
    public static async Task RunAsync(BenchmarkedServer server, IReadOnlyList<string> partnerIds, IFeed feed)
    {
        var sent = feed.Made;
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var kpis = new KpiService.KpiServiceClient(channel);
        var (transactions, netMicros) = (0L, 0L);
        await Parallel.ForEachAsync(partnerIds, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (id, cancellation) =>
        {
            var answers = new List<SalesMeasures>();
            foreach (var year in Years(feed.Days))
                answers.Add((await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = id, Period = year }, cancellationToken: cancellation)).Kpis.Total);
            Interlocked.Add(ref netMicros, answers.Sum(total => total.Net is { } net ? net.Units * MicrosOfAUnit + net.Nanos / NanosOfAMicro : 0));
            Interlocked.Add(ref transactions, answers.Sum(total => total.Transactions));
        });
        if ((transactions, netMicros) != sent)
            throw new InvalidOperationException($"{server.Name} answers {transactions} transactions and {netMicros} micros; {sent.Transactions} and {sent.NetMicros} were sent.");
    }

    private static IEnumerable<string> Years(int days)
    {
        var today = DateTime.UtcNow;
        return Enumerable.Range(today.AddDays(-days - 1).Year, today.Year - today.AddDays(-days - 1).Year + 1).Select(year => year.ToString("D4", CultureInfo.InvariantCulture));
    }
}
