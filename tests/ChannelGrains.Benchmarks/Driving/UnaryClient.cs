using System.Diagnostics;
using ChannelGrains.Benchmarks.Servers;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Makes one kind of unary call from many callers at once.</summary>
internal sealed class UnaryClient : IDisposable
{
    private const int ManyCallers = 64, Connections = 4;

    private readonly BenchmarkedServer _server;
    private readonly Method<RawBytes, RawBytes> _method;
    private readonly RawBytes[] _requests;
    private readonly int _callers;
    private readonly GrpcChannel[] _channels;

    /// <param name="server">Whom to call.</param>
    /// <param name="method">What to call.</param>
    /// <param name="requests">Sent in turn.</param>
    /// <param name="callers">Calls at once.</param>
    public UnaryClient(BenchmarkedServer server, Method<RawBytes, RawBytes> method, RawBytes[] requests, int callers = ManyCallers)
    {
        (_server, _method, _requests, _callers) = (server, method, requests, callers);
        _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(server.GrpcAddress))];
    }

    /// <summary>Calls for so long; a call counts as a transaction. At a rate the callers take turns, so that calls are due one after the other and not all callers' at once.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="perSecond">Calls of all callers together; null is as many as are answered.</param>
    public async Task<LoadResult> RunAsync(TimeSpan duration, double? perSecond = null)
    {
        var before = CpuReading.Take(_server);
        var started = Stopwatch.GetTimestamp();
        var callers = await Task.WhenAll(Enumerable.Range(0, _callers).Select(caller => Task.Run(() => CallAsync(caller, started, duration, PaceOf(caller, started, perSecond)))));
        var took = Stopwatch.GetElapsedTime(started);
        var cpu = CpuReading.Take(_server) - before;
        var (latencies, fromDue) = (new AckLatencies(), new AckLatencies());
        foreach (var caller in callers)
        {
            latencies.Add(caller.Latencies);
            fromDue.Add(caller.FromDue);
        }
        return new LoadResult(callers.Sum(caller => caller.Calls), took, cpu.Server, cpu.Store, cpu.Client, latencies) { FromDue = fromDue };
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private Pace? PaceOf(int caller, long started, double? perSecond) =>
        perSecond is { } rate ? new Pace(rate / _callers, started + (long)(caller / rate * Stopwatch.Frequency), TimeSpan.Zero) : null;

    private async Task<(long Calls, AckLatencies Latencies, AckLatencies FromDue)> CallAsync(int caller, long started, TimeSpan duration, Pace? pace)
    {
        var invoker = _channels[caller % Connections].CreateCallInvoker();
        var (latencies, fromDue) = (new AckLatencies(), new AckLatencies());
        var calls = 0L;
        for (var next = caller * 7_919; Stopwatch.GetElapsedTime(started) < duration; next++, calls++)
        {
            var due = pace?.DueAt((int)calls);
            var isLate = Stopwatch.GetTimestamp() > due;
            if (due is { } at)
                await Pace.WaitUntilAsync(at);
            var sent = Stopwatch.GetTimestamp();
            using var call = invoker.AsyncUnaryCall(_method, null, default, _requests[next % _requests.Length]);
            await call.ResponseAsync;
            var answered = Stopwatch.GetTimestamp();
            latencies.Record(isLate ? due!.Value : sent, answered);
            fromDue.Record(due ?? sent, answered);
        }
        return (calls, latencies, fromDue);
    }
}
