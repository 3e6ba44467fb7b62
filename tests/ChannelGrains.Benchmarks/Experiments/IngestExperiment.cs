using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>One workload: the ceiling, ChannelGrains by number and by id, and the peers at both duties, each on a fresh server.</summary>
internal sealed class IngestExperiment(Workload workload, BenchOptions options)
{
    private readonly PartnerPopulation _population = new(options.Partners, options.Streams, workload.IsEven);

    public static IReadOnlyList<IngestExperiment> All(BenchOptions options) =>
        [.. Workload.All.Where(workload => options.IsFull || !workload.IsFootnote).Select(workload => new IngestExperiment(workload, options))];

    public string Name => workload.Name;

    /// <param name="peers">Those to compare with.</param>
    public async Task<(IReadOnlyList<Measurement> Ingest, IReadOnlyList<KpiBeside> Kpis)> RunAsync(IReadOnlyList<Peer> peers)
    {
        var contenders = await StartAsync(peers);
        try
        {
            foreach (var contender in contenders)
                await contender.WarmUpAsync(options);
            await InTurnAsync(contenders, options.Pairs, contender => contender.RunAsync(options));
            foreach (var share in options.Shares)
                await InTurnAsync(contenders, options.PacedPairs, contender => contender.RunAtAsync(share, options));
            var kpis = workload.HasKpisBeside
                ? await new KpiBesideExperiment(_population, options).RunAsync([.. contenders.Where(contender => contender.Name == Systems.Sequenced || peers.Any(peer => peer.Name == contender.Name))])
                : [];
            foreach (var contender in contenders.Where(contender => contender.Name != Systems.Ceiling))
                await contender.VerifyAsync(_population.Ids);
            return (Compared([.. contenders.Select(contender => contender.Measured())]), kpis);
        }
        finally
        {
            foreach (var contender in contenders)
                await contender.DisposeAsync();
        }
    }

    private static async Task InTurnAsync(Contender[] contenders, int pairs, Func<Contender, Task> runAsync)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? contenders : contenders.Reverse())
                await runAsync(contender);
        }
    }

    private async Task<Contender[]> StartAsync(IReadOnlyList<Peer> peers)
    {
        var starting = new List<Task<Contender>>
        {
            StartAsync(Systems.Ceiling, BenchmarkedServer.StartCeilingAsync(), Registration.Sequenced, takesRepeats: true),
            StartAsync(Systems.Sequenced, StartOursAsync(), Registration.Sequenced),
            StartAsync(Systems.Keyed, StartOursAsync(), Registration.Keyed),
        };
        foreach (var peer in peers)
        {
            starting.Add(StartAsync(peer.Name, peer.StartAsync(false), Registration.Sequenced, variants: peer.Sequenced));
            if (peer.Keyed.Length > 0)
                starting.Add(StartAsync(Systems.KeyedOf(peer), peer.StartAsync(true), Registration.Keyed, variants: peer.Keyed));
        }
        return await Task.WhenAll(starting);
    }

    private IReadOnlyList<Measurement> Compared(Dictionary<string, Measurement> measured)
    {
        measured[Systems.Sequenced] = Targets(measured[Systems.Sequenced], measured, name => name, Systems.Ceiling, workload.OfCeiling, Targets6And4);
        measured[Systems.Keyed] = Targets(measured[Systems.Keyed], measured, name => name + Systems.KeyedSuffix, Systems.Sequenced, workload.OfSequenced, Targets3And2);
        return [.. measured.Values];
    }

    private IReadOnlyList<Measurement> Compared(Measurement[] measured) => Compared(measured.ToDictionary(m => m.System));

    private static readonly (string Peer, double Target)[] Targets6And4 = [(Peer.PostgresName, 6), (Peer.RedisName, 4)], Targets3And2 = [(Peer.PostgresName, 3), (Peer.RedisName, 2)];

    private static Measurement Targets(
        Measurement own, Dictionary<string, Measurement> all, Func<string, string> nameOf, string limit, double? ofLimit, (string Peer, double Target)[] targets)
    {
        if (ofLimit is { } part)
            own = own.ComparedWith(all[limit], part);
        foreach (var (peer, target) in targets)
        {
            if (!all.TryGetValue(nameOf(peer), out var other))
                continue;
            own = own.ComparedWith(other, target);
            if (peer == Peer.PostgresName)
                own = own.WithQuickerAnswersThan(other);
        }
        return own;
    }

    private async Task<Contender> StartAsync(string name, Task<BenchmarkedServer> starting, string sourceId, bool takesRepeats = false, params string[] variants) =>
        new(name, await starting, sourceId, new Feed(_population, workload.Shape, sourceId == Registration.Keyed, options.Seed, workload.RepeatedPercent), takesRepeats, variants);

    private async Task<BenchmarkedServer> StartOursAsync()
    {
        var server = await BenchmarkedServer.StartOursAsync();
        await Registration.RegisterAsync(server, _population.Ids);
        return server;
    }
}
