using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>One shape of frames: the ceiling, a sequenced source and, where it has a target, a keyed source, each on a fresh server.</summary>
internal sealed class IngestExperiment(FrameShape shape, double target, double? keyedTarget, BenchOptions options)
{
    private readonly PartnerPopulation _population = new(options.Partners, options.Streams);

    public static IReadOnlyList<IngestExperiment> All(BenchOptions options) =>
    [
        new(FrameShape.One256, 0.6, 0.2, options),
        new(FrameShape.One16, 0.6, 0.2, options),
        new(FrameShape.Mixed256, 0.25, 0.4, options),
        new(FrameShape.Single, 0.4, null, options),
    ];

    public string Name => shape.Name;

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        await using var ceilingServer = await BenchmarkedServer.StartCeilingAsync();
        await using var sequencedServer = await StartOursAsync();
        await using var keyedServer = keyedTarget is null ? null : await StartOursAsync();
        using var ceiling = Contend("ceiling", ceilingServer, Registration.Sequenced, takesRepeats: true);
        using var sequenced = Contend("sequenced", sequencedServer, Registration.Sequenced);
        using var keyed = keyedServer is null ? null : Contend("keyed", keyedServer, Registration.Keyed);
        var contenders = new[] { ceiling, sequenced, keyed }.OfType<Contender>().ToArray();
        foreach (var contender in contenders)
            await contender.WarmUpAsync(options);
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? contenders : contenders.Reverse())
                await contender.RunAsync(options);
        }
        return await ReportAsync(ceiling, sequenced, keyed);
    }

    private async Task<IReadOnlyList<Measurement>> ReportAsync(Contender ceiling, Contender sequenced, Contender? keyed)
    {
        var limit = await WithHalfPeakAsync(ceiling, ceiling.Measured());
        var own = await WithHalfPeakAsync(sequenced, sequenced.Measured().ComparedWith(limit, target));
        return keyed is null
            ? [limit, own]
            : [limit, own, await WithHalfPeakAsync(keyed, keyed.Measured().ComparedWith(own, keyedTarget!.Value))];
    }

    private async Task<Measurement> WithHalfPeakAsync(Contender contender, Measurement measured)
    {
        var latencies = await contender.RunAtHalfPeakAsync(options);
        return measured with { HalfPeakAckP50Millis = latencies.MillisAt(50), HalfPeakAckP99Millis = latencies.MillisAt(99) };
    }

    private async Task<BenchmarkedServer> StartOursAsync()
    {
        var server = await BenchmarkedServer.StartOursAsync();
        await Registration.RegisterAsync(server, _population.Ids);
        return server;
    }

    private Contender Contend(string name, BenchmarkedServer server, string sourceId, bool takesRepeats = false) => new(
        name, server, new LoadClient(server, sourceId, options.Streams), new Feed(_population, shape, sourceId == Registration.Keyed, options.Seed), takesRepeats);
}
