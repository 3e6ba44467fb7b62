using System.Diagnostics;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Sends frames to one server, or to its gateways in turn, over several streams, each on a connection of its own.</summary>
internal sealed class LoadClient : IDisposable
{
    private static readonly TimeSpan PaceWarmup = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMinutes(20);

    private readonly BenchmarkedServer _server;
    private readonly string _sourceId;
    private readonly GrpcChannel[] _channels;

    public LoadClient(BenchmarkedServer server, string sourceId, int streams)
    {
        (_server, _sourceId) = (server, sourceId);
        var addresses = server.GrpcAddresses;
        _channels = [.. Enumerable.Range(0, streams).Select(stream =>
            GrpcChannel.ForAddress(addresses[stream % addresses.Count], new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() }))];
    }

    /// <summary>As fast as the windows allow.</summary>
    public Task<LoadResult> RunAsync(FrameList[] frames, int times = 1) => RunAsync(frames, times, _ => null);

    /// <summary>At a rate, whether or not the server keeps up.</summary>
    public Task<LoadResult> RunPacedAsync(FrameList[] frames, double transactionsPerSecond)
    {
        var transactionsPerFrame = frames[0].Transactions / (double)frames[0].Count;
        var framesPerSecond = transactionsPerSecond / transactionsPerFrame / frames.Length;
        return RunAsync(frames, 1, start => new Pace(framesPerSecond, start, PaceWarmup));
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private async Task<LoadResult> RunAsync(FrameList[] frames, int times, Func<long, Pace?> paceFrom)
    {
        var sessions = await Task.WhenAll(_channels.Select(channel => IngestSession.OpenAsync(channel.CreateCallInvoker(), _sourceId)));
        var before = CpuReading.Take(_server);
        var started = Stopwatch.GetTimestamp();
        var pace = paceFrom(started);
        var runs = await Task.WhenAll(sessions.Select((session, i) => Task.Run(() => session.RunAsync(frames[i], times, pace)))).WaitAsync(Longest);
        var took = Stopwatch.GetElapsedTime(started);
        var cpu = CpuReading.Take(_server) - before;
        await Task.WhenAll(sessions.Select(session => session.CloseAsync()));
        foreach (var session in sessions)
            session.Dispose();
        var transactions = frames.Sum(list => list.Transactions) * times;
        if (runs.Sum(run => run.Accepted + run.Duplicates) != transactions)
            throw new InvalidOperationException($"{_server.Name} accepted {runs.Sum(run => run.Accepted)} of {transactions} transactions.");
        var latencies = new AckLatencies();
        foreach (var run in runs)
            latencies.Add(run.Latencies);
        return new LoadResult(transactions, took, cpu.Server, cpu.Store, cpu.Client, latencies);
    }
}
