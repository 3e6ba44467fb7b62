using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ChannelGrains.Client.Tests.Connecting;

/// <summary>A server that stops whenever it is called: it takes a call, says goodbye as HTTP/2 has it (GOAWAY with NO_ERROR, no stream refused), and closes the connection.</summary>
internal sealed class LeavingServer : IAsyncDisposable
{
    private const int PrefaceLength = 24, HeaderLength = 9;
    private const byte Headers = 1, Settings = 4, GoAway = 7, Acknowledged = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;
    private int _calls;

    public LeavingServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Calls => Volatile.Read(ref _calls);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var connection = await _listener.AcceptTcpClientAsync(_stopping.Token);
            await TakeLeaveAsync(connection.GetStream());
        }
    }

    private async Task TakeLeaveAsync(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[PrefaceLength], _stopping.Token);
        // The first frame of a client has its settings.
        await ReadFrameAsync(stream);
        await WriteAsync(stream, Settings, flags: 0, []);
        await WriteAsync(stream, Settings, Acknowledged, []);
        while (await ReadFrameAsync(stream) != Headers)
        {
            // Of what it still says nothing is asked.
        }
        Interlocked.Increment(ref _calls);
        var goodbye = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(goodbye, int.MaxValue);
        await WriteAsync(stream, GoAway, flags: 0, goodbye);
        stream.Socket.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(new byte[4096], _stopping.Token) > 0)
        {
            // What it still sends would have the connection reset, if it were not read, and the goodbye with it.
        }
    }

    private async Task<byte> ReadFrameAsync(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, _stopping.Token);
        await stream.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]], _stopping.Token);
        return header[3];
    }

    private async Task WriteAsync(NetworkStream stream, byte type, byte flags, byte[] payload) =>
        await stream.WriteAsync((byte[])[0, 0, (byte)payload.Length, type, flags, 0, 0, 0, 0, .. payload], _stopping.Token);
}
