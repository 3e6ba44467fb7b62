using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Front;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>GetPartnerKpis of a month with 8 categories, beside a unary call that does nothing.</summary>
internal sealed class KpiExperiment(BenchOptions options)
{
    private const long Transactions = 1_500_000;
    private const double Target = 0.4;

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var ceiling = await BenchmarkedServer.StartCeilingAsync();
        await using var ours = await BenchmarkedServer.StartOursAsync();
        await Registration.RegisterAsync(ours, population.Ids);
        using (var load = new LoadClient(ours, Registration.Sequenced, options.Streams))
            await load.RunAsync(new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed).Next(Transactions));
        using var empty = new UnaryClient(ceiling, RawBytes.Unary(FrontService.ServiceName, FrontService.EmptyCall), [new RawBytes()]);
        using var kpis = new UnaryClient(ours, KpiRequests.Method, KpiRequests.Of(population, options.Seed));
        await ours.SettleAsync();
        await empty.RunAsync(options.Warmup);
        await kpis.RunAsync(options.Warmup);
        var (emptyRuns, kpiRuns) = (new List<LoadResult>(), new List<LoadResult>());
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            emptyRuns.Add(await empty.RunAsync(options.Run));
            kpiRuns.Add(await kpis.RunAsync(options.Run));
        }
        var limit = Measurement.Of("unary", "empty call", emptyRuns);
        return [limit, Measurement.Of("unary", "GetPartnerKpis", kpiRuns).ComparedWith(limit, Target)];
    }
}
