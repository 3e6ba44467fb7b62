using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>One StreamTransactions call, driven by hand: sends messages, also malformed ones, and reads what comes back. Gives up after a minute.</summary>
public sealed class IngestSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Method<byte[], StreamTransactionsResponse> Method = new(
        MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions",
        Marshallers.Create(bytes => bytes, bytes => bytes),
        Marshallers.Create(response => response.ToByteArray(), StreamTransactionsResponse.Parser.ParseFrom));

    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly AsyncDuplexStreamingCall<byte[], StreamTransactionsResponse> _call;
    private readonly Dictionary<long, BatchResult> _results = [];

    private IngestSession(ChannelBase channel) =>
        _call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(Method, null, new CallOptions(cancellationToken: _patience.Token));

    public StreamOpened Opened { get; private set; } = null!;

    /// <summary>Frames that the server said are completed.</summary>
    public int FramesCompleted { get; private set; }

    /// <summary>The window that the last results gave.</summary>
    public int WindowFrames { get; private set; }

    public StreamGoAway? GoAway { get; private set; }

    /// <summary>The results read so far, by batch.</summary>
    public IReadOnlyDictionary<long, BatchResult> Results => _results;

    /// <summary>A call on which nothing was sent yet.</summary>
    public static IngestSession Connect(ChannelBase channel) => new(channel);

    public static async Task<IngestSession> OpenAsync(ChannelBase channel, string sourceId)
    {
        var session = new IngestSession(channel);
        try
        {
            await session.SendOpenAsync(sourceId);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or RpcException)
        {
            // It was refused before this was written; what is read says why.
        }
        session.Opened = (await session.ReadAsync())!.Opened;
        session.WindowFrames = session.Opened.WindowFrames;
        return session;
    }

    public Task SendOpenAsync(string sourceId) =>
        SendRawAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = sourceId } }.ToByteArray());

    /// <summary>Sends one frame.</summary>
    public Task SendAsync(params IEnumerable<TransactionBatch> batches) =>
        SendRawAsync(new StreamTransactionsRequest { Frame = new TransactionFrame { Batches = { batches } } }.ToByteArray());

    public Task SendRawAsync(byte[] message) => _call.RequestStream.WriteAsync(message);

    /// <summary>Says that nothing more is sent.</summary>
    public Task CompleteAsync() => _call.RequestStream.CompleteAsync();

    /// <summary>Sends a frame of one batch and waits for its result.</summary>
    public async Task<BatchResult> SubmitAsync(TransactionBatch batch)
    {
        await SendAsync(batch);
        return await ResultAsync(batch);
    }

    /// <summary>Reads until the batch has its result.</summary>
    public async Task<BatchResult> ResultAsync(TransactionBatch batch)
    {
        while (!_results.ContainsKey(batch.BatchId))
            Assert.NotNull(await ReadAsync());
        return _results[batch.BatchId];
    }

    /// <summary>Reads one message; null when the server ended the stream with OK. A second result for a batch fails the test.</summary>
    public async Task<StreamTransactionsResponse?> ReadAsync()
    {
        if (!await _call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience))
            return null;
        var response = _call.ResponseStream.Current;
        if (response.GoAway is { } goAway)
            GoAway = goAway;
        if (response.Results is not { } results)
            return response;
        FramesCompleted += results.FramesCompleted;
        WindowFrames = results.WindowFrames;
        foreach (var result in results.Results)
            _results.Add(result.BatchId, result);
        return response;
    }

    /// <summary>Reads until the server ends the stream with OK.</summary>
    public async Task ReadToEndAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
    }

    /// <summary>Reads until the server ends the stream with an error.</summary>
    public Task<RpcException> ReadToErrorAsync() => Assert.ThrowsAsync<RpcException>(ReadToEndAsync);

    public ValueTask DisposeAsync()
    {
        _call.Dispose();
        _patience.Dispose();
        return default;
    }
}
