using System.Diagnostics;
using ChannelGrains.Benchmarks.Servers;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Makes one kind of unary call from many callers at once.</summary>
internal sealed class UnaryClient : IDisposable
{
    private const int Callers = 64, Connections = 4;

    private readonly BenchmarkedServer _server;
    private readonly Method<RawBytes, RawBytes> _method;
    private readonly RawBytes[] _requests;
    private readonly GrpcChannel[] _channels;

    /// <param name="server">Whom to call.</param>
    /// <param name="method">What to call.</param>
    /// <param name="requests">Sent in turn.</param>
    public UnaryClient(BenchmarkedServer server, Method<RawBytes, RawBytes> method, RawBytes[] requests)
    {
        (_server, _method, _requests) = (server, method, requests);
        _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(server.GrpcAddress))];
    }

    /// <summary>Calls for so long; a call counts as a transaction.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        var (serverCpu, clientCpu) = (ProcessUsage.Cpu(_server.ProcessId), ProcessUsage.Cpu(Environment.ProcessId));
        var started = Stopwatch.GetTimestamp();
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller, started, duration))));
        var took = Stopwatch.GetElapsedTime(started);
        (serverCpu, clientCpu) = (ProcessUsage.Cpu(_server.ProcessId) - serverCpu, ProcessUsage.Cpu(Environment.ProcessId) - clientCpu);
        var latencies = new AckLatencies();
        foreach (var caller in callers)
            latencies.Add(caller.Latencies);
        return new LoadResult(callers.Sum(caller => caller.Calls), took, serverCpu, clientCpu, latencies);
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private async Task<(long Calls, AckLatencies Latencies)> CallAsync(int caller, long started, TimeSpan duration)
    {
        var invoker = _channels[caller % Connections].CreateCallInvoker();
        var latencies = new AckLatencies();
        var calls = 0L;
        for (var next = caller * 7_919; Stopwatch.GetElapsedTime(started) < duration; next++, calls++)
        {
            var sent = Stopwatch.GetTimestamp();
            using var call = invoker.AsyncUnaryCall(_method, null, default, _requests[next % _requests.Length]);
            await call.ResponseAsync;
            latencies.Record(sent, Stopwatch.GetTimestamp());
        }
        return (calls, latencies);
    }
}
