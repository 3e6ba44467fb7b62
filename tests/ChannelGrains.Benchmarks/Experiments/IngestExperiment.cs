using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>One workload: the ceiling, ChannelGrains by number and by id, and the peers at both duties, each on a fresh server.</summary>
internal sealed class IngestExperiment(Workload workload, BenchOptions options)
{
    private static readonly (string Peer, double Target)[] SequencedTargets = [(Peer.PostgresName, 6), (Peer.RedisName, 4)], KeyedTargets = [(Peer.PostgresName, 3), (Peer.RedisName, 2)];

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
            await Contender.InTurnAsync(contenders, options.Pairs, contender => contender.RunAsync(options));
            foreach (var share in options.Shares)
                await Contender.InTurnAsync(contenders, options.PacedPairs, contender => contender.RunAtAsync(share, options));
            var kpis = workload.HasKpisBeside && !options.IsShort
                ? await new KpiBesideExperiment(_population, options).RunAsync([.. contenders.Where(contender => IsAsked(contender.Name, peers))])
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

    // Queries cost the same by id.
    private static bool IsAsked(string system, IReadOnlyList<Peer> peers) => system == Systems.Sequenced || peers.Any(peer => peer.Name == system);

    private async Task<Contender[]> StartAsync(IReadOnlyList<Peer> peers)
    {
        var starting = new List<Task<Contender>>
        {
            StartAsync(Systems.Ceiling, BenchmarkedServer.StartCeilingAsync(), Registration.Sequenced, takesRepeats: true),
            StartAsync(Systems.Sequenced, StartOursAsync(), Registration.Sequenced),
            StartAsync(Systems.Keyed, StartOursAsync(), Registration.Keyed),
        };
        if (options.Before is not null)
        {
            starting.Add(StartAsync(Systems.Sequenced + Systems.BeforeSuffix, StartOursAsync(options.Before), Registration.Sequenced));
            starting.Add(StartAsync(Systems.Keyed + Systems.BeforeSuffix, StartOursAsync(options.Before), Registration.Keyed));
        }
        foreach (var peer in peers)
        {
            starting.Add(StartAsync(peer.Name, peer.StartAsync(false), Registration.Sequenced, variants: peer.Sequenced));
            if (peer.Keyed.Length > 0 && (workload.HasKeyedPeersInShort || !options.IsShort))
                starting.Add(StartAsync(Systems.KeyedOf(peer), peer.StartAsync(true), Registration.Keyed, variants: peer.Keyed));
        }
        return await Task.WhenAll(starting);
    }

    private IReadOnlyList<Measurement> Compared(IReadOnlyList<Measurement> measured)
    {
        var all = measured.ToDictionary(m => m.System);
        all[Systems.Sequenced] = WithTargets(all[Systems.Sequenced], all, Systems.Ceiling, workload.OfCeiling, "", SequencedTargets);
        all[Systems.Keyed] = WithTargets(all[Systems.Keyed], all, Systems.Sequenced, workload.OfSequenced, Systems.KeyedSuffix, KeyedTargets);
        return [.. measured.Select(m => all[m.System])];
    }

    private static Measurement WithTargets(
        Measurement own, Dictionary<string, Measurement> all, string limit, double? ofLimit, string peerSuffix, (string Peer, double Target)[] targets)
    {
        if (ofLimit is { } part)
            own = own.ComparedWith(all[limit], part);
        if (all.TryGetValue(own.System + Systems.BeforeSuffix, out var before))
            own = own.ComparedWith(before, BenchOptions.OfBefore);
        foreach (var (peer, target) in targets)
        {
            if (!all.TryGetValue(peer + peerSuffix, out var other))
                continue;
            own = own.ComparedWith(other, target);
            if (peer == Peer.PostgresName)
                own = own.WithQuickerAnswersThan(other);
        }
        return own;
    }

    private async Task<Contender> StartAsync(string name, Task<BenchmarkedServer> starting, string sourceId, bool takesRepeats = false, params string[] variants) =>
        new(name, await starting, sourceId, workload.FeedOf(_population, sourceId == Registration.Keyed, options.Seed), takesRepeats, variants);

    private async Task<BenchmarkedServer> StartOursAsync(string? assembly = null)
    {
        var server = await BenchmarkedServer.StartVersionAsync(assembly);
        await Registration.RegisterAsync(server, _population.Ids);
        return server;
    }
}
