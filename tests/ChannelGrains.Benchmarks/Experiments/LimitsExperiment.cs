using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>What lies under all systems: reading a frame, the front without a store, a stream of empty messages. Syncs are measured with the machine, parse with
/// append and sync is the ceiling, and the empty call stands beside GetPartnerKpis.</summary>
internal sealed class LimitsExperiment(BenchOptions options)
{
    private const long Transactions = 500_000;
    private const double MostMicros = 1_000_000;

    private readonly PartnerPopulation _population = new(options.Partners, options.Streams);

    public async Task<IReadOnlyList<Limit>> RunAsync()
    {
        var limits = new List<Limit>();
        foreach (var shape in new[] { FrameShape.One256, FrameShape.Mixed256 })
        {
            var frames = new Feed(_population, shape, isKeyed: false, options.Seed).Next(Transactions);
            limits.Add(Read($"parse, generated code, one thread: {shape.Name}", frames, frame => StreamTransactionsRequest.Parser.ParseFrom(frame.Span)));
            limits.Add(Read($"parse, own index of every field, one thread: {shape.Name}", frames, frame => FieldIndex.CountFields(frame.Span)));
        }
        await using var server = await BenchmarkedServer.StartFrontAsync();
        foreach (var shape in new[] { FrameShape.One256, FrameShape.Single })
            limits.Add(await FrontAsync(server, shape));
        limits.Add(await EmptyStreamAsync(server));
        return limits;
    }

    private Limit Read(string name, FrameList[] frames, Action<ReadOnlyMemory<byte>> read)
    {
        var transactions = frames.Sum(list => list.Transactions);
        var rates = new List<double>();
        // The first round is warm-up.
        for (var round = 0; round <= options.Pairs; round++)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var list in frames)
                for (var i = 0; i < list.Count; i++)
                    read(list[i].Bytes);
            if (round > 0)
                rates.Add(transactions / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return new Limit(name, Measurement.Median(rates), MostMicros / Measurement.Median(rates));
    }

    private async Task<Limit> FrontAsync(BenchmarkedServer server, FrameShape shape)
    {
        var feed = new Feed(_population, shape, isKeyed: false, options.Seed);
        using var client = new LoadClient(server, Registration.Sequenced, options.Streams);
        var frames = feed.Next(shape.Transactions == 1 ? Transactions / 5 : Transactions);
        await client.RunAsync(frames);
        var runs = new List<LoadResult>();
        for (var pair = 0; pair < options.Pairs; pair++)
            runs.Add(await client.RunAsync(frames, 4));
        return Of($"gRPC + parse, generated code, nothing stored: {shape.Name}", runs);
    }

    private async Task<Limit> EmptyStreamAsync(BenchmarkedServer server)
    {
        using var client = new EmptyStreamClient(server, options.Streams);
        await client.RunAsync(options.Run);
        var runs = new List<LoadResult>();
        for (var pair = 0; pair < options.Pairs; pair++)
            runs.Add(await client.RunAsync(options.Run));
        return Of("gRPC stream of empty messages, each answered", runs);
    }

    private static Limit Of(string name, IReadOnlyList<LoadResult> runs)
    {
        var measured = Measurement.Of("", "", runs);
        return new Limit(name, measured.PerSecond, measured.ServerCpuMicros + measured.ClientCpuMicros);
    }
}
