using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>KPI queries beside full ingest: 1,000 a second, and as many as are answered.</summary>
internal sealed class KpiBesideExperiment(PartnerPopulation population, BenchOptions options)
{
    private const double QueriesPerSecond = 1_000;
    private const int Callers = 8;

    /// <param name="contenders">Warm, each with its runs at peak behind it.</param>
    public async Task<IReadOnlyList<KpiBeside>> RunAsync(Contender[] contenders)
    {
        var requests = KpiRequests.Of(population, options.Seed);
        var (ingest, paced, most) = (Runs(contenders), Runs(contenders), Runs(contenders));
        for (var pair = 0; pair < options.PacedPairs; pair++)
            foreach (var contender in pair % 2 == 0 ? contenders : contenders.Reverse())
            {
                using var queries = new UnaryClient(contender.Server, KpiRequests.Method, requests, Callers);
                var loading = contender.LoadAtPeakAsync(options);
                paced[contender.Name].Add(await queries.RunAsync(options.Run, QueriesPerSecond));
                ingest[contender.Name].Add(await loading);
                await contender.Server.SettleAsync();
                loading = contender.LoadAtPeakAsync(options);
                most[contender.Name].Add(await queries.RunAsync(options.Run));
                await loading;
                await contender.Server.SettleAsync();
            }
        return [.. contenders.Select(contender => Row(contender, ingest, paced, most))];
    }

    private static Dictionary<string, List<LoadResult>> Runs(Contender[] contenders) => contenders.ToDictionary(contender => contender.Name, _ => new List<LoadResult>());

    private static KpiBeside Row(
        Contender contender, Dictionary<string, List<LoadResult>> ingest, Dictionary<string, List<LoadResult>> paced, Dictionary<string, List<LoadResult>> most)
    {
        var name = contender.Name;
        return new KpiBeside
        {
            System = name,
            AlonePerSecond = contender.PeakPerSecond,
            IngestPerSecond = Measurement.Median(ingest[name].Select(run => run.PerSecond)),
            AnswersPerSecond = Measurement.Median(paced[name].Select(run => run.PerSecond)),
            P50Millis = Measurement.Median(paced[name].Select(run => run.Latencies.MillisAt(50))),
            P99Millis = Measurement.Median(paced[name].Select(run => run.Latencies.MillisAt(99))),
            MostAnswersPerSecond = Measurement.Median(most[name].Select(run => run.PerSecond)),
            OfPostgres = name == Systems.Sequenced && most.TryGetValue(Peer.PostgresName, out var postgres)
                ? Measurement.Median(most[name].Zip(postgres, (own, its) => own.PerSecond / its.PerSecond))
                : null,
        };
    }
}
