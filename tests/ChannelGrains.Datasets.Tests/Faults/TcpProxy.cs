using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChannelGrains.Datasets.Tests.Faults;

/// <summary>A network between client and server that can be cut, held up, and led to another server.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private volatile int _target;
    private TaskCompletionSource _flow = new();

    public TcpProxy(string target)
    {
        LeadTo(target);
        _flow.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Where new connections go.</summary>
    public void LeadTo(string address) => _target = new Uri(address).Port;

    /// <summary>Ends every connection, with whatever is on its way.</summary>
    public void Cut()
    {
        foreach (var socket in _sockets.Keys)
        {
            _sockets.TryRemove(socket, out _);
            socket.Close(timeout: 0);
        }
    }

    /// <summary>Lets nothing through until <see cref="Release"/>.</summary>
    public void HoldUp() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _flow.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Release();
        _listener.Dispose();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ConnectAsync(await _listener.AcceptSocketAsync(_stopping.Token));
    }

    private async Task ConnectAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _sockets[client] = _sockets[server] = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _stopping.Token);
            await await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or nobody is there.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
            _sockets.TryRemove(client, out _);
            _sockets.TryRemove(server, out _);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16_384];
        while (await from.ReceiveAsync(buffer, _stopping.Token) is var count and > 0)
        {
            await _flow.Task;
            await to.SendAsync(buffer.AsMemory(0, count), _stopping.Token);
        }
    }
}
