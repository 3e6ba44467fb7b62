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

    private const string Workload = "unary", System = "GetPartnerKpis";

    private readonly PartnerPopulation _population = new(options.Partners, options.Streams);

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        await using var ceiling = await BenchmarkedServer.StartCeilingAsync();
        await using var ours = await StartAsync(null);
        await using var before = options.Before is { } assembly ? await StartAsync(assembly) : null;
        using var empty = new UnaryClient(ceiling, RawBytes.Unary(FrontService.ServiceName, FrontService.EmptyCall), [new RawBytes()]);
        using var kpis = ClientOf(ours);
        using var beforeKpis = before is null ? null : ClientOf(before);
        UnaryClient[] clients = beforeKpis is null ? [empty, kpis] : [empty, kpis, beforeKpis];
        foreach (var client in clients)
            await client.RunAsync(options.Warmup);
        var runs = clients.Select(_ => new List<LoadResult>()).ToArray();
        for (var pair = 0; pair < options.Pairs; pair++)
            for (var i = 0; i < clients.Length; i++)
                runs[i].Add(await clients[i].RunAsync(options.Run));
        var limit = Measurement.Of(Workload, "empty call", runs[0]);
        var own = Measurement.Of(Workload, System, runs[1]).ComparedWith(limit, Target);
        if (before is null)
            return [limit, own];
        var other = Measurement.Of(Workload, System + Systems.BeforeSuffix, runs[2]);
        return [limit, own.ComparedWith(other, BenchOptions.OfBefore), other];
    }

    private async Task<BenchmarkedServer> StartAsync(string? assembly)
    {
        var server = await BenchmarkedServer.StartVersionAsync(assembly);
        await Registration.RegisterAsync(server, _population.Ids);
        using (var load = new LoadClient(server, Registration.Sequenced, options.Streams))
            await load.RunAsync(new Feed(_population, FrameShape.Mixed256, isKeyed: false, options.Seed).Next(Transactions));
        await server.SettleAsync();
        return server;
    }

    private UnaryClient ClientOf(BenchmarkedServer server) => new(server, KpiRequests.Method, KpiRequests.Of(_population, options.Seed));
}
