using System.Net.Sockets;
using System.Text;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>Callers that hang do not keep the server from stopping in order.</summary>
public sealed class StopTests
{
    // Less than the host waits for what does not stop.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // HTTP/2: the preface, no settings, and the headers of a call whose request goes on.
    private static readonly byte[] OpenCall = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(type: 4, flags: 0, stream: 0, []), .. Frame(type: 1, flags: 4, stream: 1, Headers())];

    /// <summary>The server logs no error either: then the test server fails the test.</summary>
    [Fact]
    public async Task Stop_CallerThatHangs_IsCutAndGrainsEndInOrder()
    {
        var server = await TestServer.StartAsync(
            new Dictionary<string, string?> { ["Ingest:GoAwayGrace"] = "00:00:01" }, cancellationToken: TestContext.Current.CancellationToken);
        await new TestClient(server.Channel).CreatePartnerAsync();
        using var caller = new TcpClient();
        var address = new Uri(server.GrpcAddress);
        await caller.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await caller.GetStream().WriteAsync(OpenCall, TestContext.Current.CancellationToken);
        // It is served: the server's settings are there.
        await caller.GetStream().ReadExactlyAsync(new byte[9], TestContext.Current.CancellationToken);

        await server.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static byte[] Headers() =>
    [
        .. Literal(":method", "POST"), .. Literal(":scheme", "http"), .. Literal(":authority", "localhost"),
        .. Literal(":path", "/channelgrains.ingest.v1.IngestService/StreamTransactions"),
        .. Literal("content-type", "application/grpc"), .. Literal("te", "trailers"),
    ];

    // HPACK: a literal that is not indexed, without Huffman's code.
    private static byte[] Literal(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static byte[] Frame(byte type, byte flags, byte stream, byte[] payload) => [0, 0, (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];
}
