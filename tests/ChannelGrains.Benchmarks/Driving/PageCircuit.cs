using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One page in the hands of somebody, without a browser: it is loaded, its live parts are started over the page's own connection, and each change that is drawn is acknowledged, as the
/// browser's script does.</summary>
internal sealed partial class PageCircuit : IAsyncDisposable
{
    private const int BufferBytes = 1 << 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), BetweenPings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously), _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask, _pinging = Task.CompletedTask;
    private long _changes;

    /// <summary>Changes that were drawn so far.</summary>
    public long Changes => Volatile.Read(ref _changes);

    public bool IsOpen => !_reading.IsCompleted;

    /// <summary>Parts of the page that are live.</summary>
    public int Parts { get; private set; }

    /// <summary>Opens a page; its parts have been drawn once when it returns.</summary>
    public static async Task<PageCircuit> OpenAsync(HttpClient http, string path)
    {
        var circuit = new PageCircuit();
        try
        {
            await circuit.StartAsync(http, path).WaitAsync(Patience);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_reading, _pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _ended.Dispose();
        _sending.Dispose();
    }

    private async Task StartAsync(HttpClient http, string path)
    {
        var html = await http.GetStringAsync(path);
        var markers = Marker().Matches(html).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        Parts = markers.Count;
        if (Parts == 0)
            throw new InvalidOperationException($"{path} has no live parts.");
        using var negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        negotiated.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync());
        var root = http.BaseAddress!;
        var address = new UriBuilder(new Uri(root, $"/_blazor?id={Uri.EscapeDataString(answer.RootElement.GetProperty("connectionToken").GetString()!)}")) { Scheme = "ws" };
        await _socket.ConnectAsync(address.Uri, _ended.Token);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, _ended.Token);
        _reading = ReadAsync();
        _pinging = PingAsync();
        var state = State().Match(html);
        await SendAsync(HubMessage.Call("0", "StartCircuit", root.ToString(), new Uri(root, path).ToString(), "[]", ""));
        await _started.Task;
        var operations = string.Join(',', markers.Select((marker, at) => $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker}}}"""));
        await SendAsync(HubMessage.Call(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{operations}}]}""", state.Success ? state.Groups[1].Value : ""));
        await _drawn.Task;
    }

    private async Task ReadAsync()
    {
        var (buffer, length) = (new byte[BufferBytes], 0);
        try
        {
            var isFirst = true;
            while (true)
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _ended.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    throw new InvalidOperationException("The page's connection was closed.");
                length += received.Count;
                var at = 0;
                if (isFirst)
                {
                    if ((at = buffer.AsSpan(0, length).IndexOf((byte)0x1e) + 1) == 0)
                        continue;
                    isFirst = false;
                }
                for (int head; (head = HubReader.TryFrame(buffer.AsSpan(at, length - at), out var size)) > 0; at += head + size)
                    await TakeAsync(Read(buffer.AsSpan(at + head, size)));
                buffer.AsSpan(at, length - at).CopyTo(buffer);
                length -= at;
            }
        }
        catch (Exception exception) when (_ended.IsCancellationRequested && exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Disposed.
        }
        catch (Exception exception)
        {
            _started.TrySetException(exception);
            _drawn.TrySetException(exception);
            throw;
        }
    }

    private async Task TakeAsync((string? Target, long Number) message)
    {
        switch (message.Target)
        {
            case "":
                _started.TrySetResult();
                break;
            case "JS.RenderBatch":
                Interlocked.Increment(ref _changes);
                await SendAsync(HubMessage.Call(null, "OnRenderCompleted", message.Number, null));
                _drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                await SendAsync(HubMessage.Call(null, "EndInvokeJSFromDotNet", message.Number, true, $"[{message.Number},true,null]"));
                break;
            case "JS.Error":
                throw new InvalidOperationException("The page's circuit ended with an error.");
        }
    }

    /// <summary>What was called, and its first argument; an empty target is the answer of the start.</summary>
    private static (string? Target, long Number) Read(ReadOnlySpan<byte> message)
    {
        var reader = new HubReader(message);
        reader.ArrayLength();
        switch (reader.Number())
        {
            case 1:
                reader.NoHeaders();
                reader.Text();
                var target = reader.Text();
                return (target, reader.ArrayLength() > 0 && target is "JS.RenderBatch" or "JS.BeginInvokeJS" ? reader.Number() : 0);
            case 3:
                reader.NoHeaders();
                reader.Text();
                // 1 is an error, 2 nothing, 3 a result.
                return reader.Number() == 1 ? throw new InvalidOperationException($"The page was refused: {reader.Text()}") : ("", 0);
            case 7:
                throw new InvalidOperationException("The page's circuit was closed.");
            default:
                return (null, 0);
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_ended.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, _ended.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task PingAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(BetweenPings, _ended.Token);
            await SendAsync(HubMessage.Ping);
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
