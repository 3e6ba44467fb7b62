using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>Stands between a client and a server, and cuts connections after some bytes of theirs: before the server has read a request, or before the
/// client has read its answer.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private readonly Func<long?> _bytesUntilCut;
    private readonly Task _accepting;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private int _cuts;

    /// <param name="port">Of the server.</param>
    /// <param name="bytesUntilCut">Asked for each connection: after so many bytes, both ways together, it is cut; never when null.</param>
    public CuttingProxy(int port, Func<long?> bytesUntilCut)
    {
        (_port, _bytesUntilCut) = (port, bytesUntilCut);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts all that are open: those that follow are asked for how long they last.</summary>
    public void CutAll()
    {
        foreach (var client in _open.Keys)
            client.Close();
    }

    public int Cuts => Volatile.Read(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = PassAsync(client, _bytesUntilCut());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(TcpClient client, long? bytesUntilCut)
    {
        _open[client] = true;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        var left = bytesUntilCut ?? long.MaxValue;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
            await await Task.WhenAny(PumpAsync(client.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }

        async Task PumpAsync(NetworkStream from, NetworkStream to)
        {
            var buffer = new byte[1024];
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
            {
                if (Interlocked.Add(ref left, -read) <= 0)
                {
                    Interlocked.Increment(ref _cuts);
                    return;
                }
                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
    }
}
