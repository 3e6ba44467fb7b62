using System.Globalization;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Markets.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Many watches of one market at the shortest interval, of which some are never read.</summary>
internal sealed class MarketCrowd : IAsyncDisposable
{
    private const int Connections = 8;

    private readonly GrpcChannel[] _channels;
    private readonly List<AsyncServerStreamingCall<RawBytes>> _calls = [];
    private readonly List<Task> _readers = [];

    private MarketCrowd(BenchmarkedServer server) => _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(server.GrpcAddress))];

    public static async Task<MarketCrowd> OpenAsync(BenchmarkedServer server, int watches, int neverRead)
    {
        var crowd = new MarketCrowd(server);
        var request = new WatchMarketShareRequest
        {
            Region = "north",
            Period = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50)),
        };
        for (var i = 0; i < watches; i++)
        {
            var invoker = crowd._channels[i % Connections].CreateCallInvoker();
            var call = invoker.AsyncServerStreamingCall(RawBytes.WatchMarketShare, null, default, new RawBytes { Bytes = request.ToByteArray() });
            crowd._calls.Add(call);
            if (i >= neverRead)
                crowd._readers.Add(ReadAsync(call));
            else
                await call.ResponseHeadersAsync;
        }
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

    private static async Task ReadAsync(AsyncServerStreamingCall<RawBytes> call)
    {
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
            throw new InvalidOperationException("A watch ended by itself.");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled)
        {
            // Disposed.
        }
    }
}
