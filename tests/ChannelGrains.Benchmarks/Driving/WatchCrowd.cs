using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Kpi.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Many watches of one partner's figures. Some are never read; those ask for the shortest interval, so that what lies between server
/// and client soon is full.</summary>
internal sealed class WatchCrowd : IAsyncDisposable
{
    private const int Connections = 8;
    private static readonly Duration NeverRead = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50));

    private readonly GrpcChannel[] _channels;
    private readonly List<AsyncServerStreamingCall<RawBytes>> _calls = [];
    private readonly List<Task> _readers = [];
    private long _answers;

    private WatchCrowd(BenchmarkedServer server) => _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(server.GrpcAddress))];

    /// <summary>Answers that were read so far.</summary>
    public long Answers => Volatile.Read(ref _answers);

    /// <summary>Opens the watches; each that is read has had its first answer.</summary>
    public static async Task<WatchCrowd> OpenAsync(BenchmarkedServer server, string partnerId, string period, int watches, int neverRead)
    {
        var crowd = new WatchCrowd(server);
        var request = new WatchPartnerKpisRequest { PartnerId = partnerId, Period = period };
        var hasty = new WatchPartnerKpisRequest(request) { MinInterval = NeverRead };
        var opening = new List<Task>();
        for (var i = 0; i < watches; i++)
        {
            var isRead = i >= neverRead;
            var invoker = crowd._channels[i % Connections].CreateCallInvoker();
            var call = invoker.AsyncServerStreamingCall(RawBytes.WatchPartnerKpis, null, default, new RawBytes { Bytes = (isRead ? request : hasty).ToByteArray() });
            crowd._calls.Add(call);
            opening.Add(isRead ? call.ResponseStream.MoveNext(CancellationToken.None) : call.ResponseHeadersAsync);
            if (isRead)
                crowd._readers.Add(crowd.ReadAsync(call, opening[^1]));
        }
        await Task.WhenAll(opening);
        return crowd;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var call in _calls)
            call.Dispose();
        await Task.WhenAll(_readers);
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private async Task ReadAsync(AsyncServerStreamingCall<RawBytes> call, Task first)
    {
        try
        {
            await first;
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                Interlocked.Increment(ref _answers);
            throw new InvalidOperationException("A watch ended by itself.");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled)
        {
            // Disposed.
        }
    }
}
