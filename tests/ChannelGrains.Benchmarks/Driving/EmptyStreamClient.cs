using System.Diagnostics;
using ChannelGrains.Benchmarks.Front;
using ChannelGrains.Benchmarks.Servers;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Sends empty messages over streams, 64 ahead of their answers.</summary>
internal sealed class EmptyStreamClient : IDisposable
{
    private const int Window = FrontStream.WindowFrames;

    private readonly BenchmarkedServer _server;
    private readonly GrpcChannel[] _channels;

    public EmptyStreamClient(BenchmarkedServer server, int streams)
    {
        _server = server;
        _channels = [.. Enumerable.Range(0, streams).Select(_ =>
            GrpcChannel.ForAddress(server.GrpcAddress, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() }))];
    }

    /// <summary>A message with its answer counts as a transaction.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        var before = CpuReading.Take(_server);
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(_channels.Select(channel => Task.Run(() => RunAsync(channel, started, duration))));
        var (took, cpu) = (Stopwatch.GetElapsedTime(started), CpuReading.Take(_server) - before);
        return new LoadResult(answers.Sum(), took, cpu.Server, cpu.Store, cpu.Client, new AckLatencies());
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private static async Task<long> RunAsync(GrpcChannel channel, long started, TimeSpan duration)
    {
        using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(RawBytes.EmptyStream, null, default);
        using var window = new SemaphoreSlim(Window);
        var reading = ReadAsync(call.ResponseStream, window);
        var message = new RawBytes();
        call.RequestStream.WriteOptions = WriteOptions.Default;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await window.WaitAsync();
            await call.RequestStream.WriteAsync(message);
        }
        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    private static async Task<long> ReadAsync(IAsyncStreamReader<RawBytes> answers, SemaphoreSlim window)
    {
        var count = 0L;
        for (; await answers.MoveNext(CancellationToken.None); count++)
            window.Release();
        return count;
    }
}
