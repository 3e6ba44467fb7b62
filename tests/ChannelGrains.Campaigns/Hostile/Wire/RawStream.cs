using System.Collections.Concurrent;
using ChannelGrains.Ingest.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>An ingest stream that sends any bytes as frames. It hears its results, unless it is told never to read.</summary>
internal sealed class RawStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly AsyncDuplexStreamingCall<RawMessage, RawMessage> _call;
    private readonly Statuses _statuses;
    private readonly ConcurrentDictionary<long, HostileBatch> _unanswered = new();
    private readonly Action<HostileBatch, BatchResult> _answered;
    private readonly SemaphoreSlim _news = new(0);
    private Task _reading = Task.CompletedTask;
    private int _framesInFlight;

    private RawStream(AsyncDuplexStreamingCall<RawMessage, RawMessage> call, Statuses statuses, Action<HostileBatch, BatchResult> answered) =>
        (_call, _statuses, _answered) = (call, statuses, answered);

    /// <summary>Batches without a result.</summary>
    public IEnumerable<HostileBatch> Unanswered => _unanswered.Values.OrderBy(batch => batch.BatchId);

    public bool IsEnded { get; private set; }

    /// <summary>The status that it ended with; null while it is open.</summary>
    public StatusCode? EndedWith { get; private set; }

    /// <summary>Frames that may be in flight.</summary>
    public int Window { get; private set; }

    /// <summary>Null when the server refused it.</summary>
    public static async Task<RawStream?> OpenAsync(
        GrpcChannel channel, string sourceId, Statuses statuses, Action<HostileBatch, BatchResult> answered, bool reads = true, bool compresses = false, CancellationToken cancellationToken = default)
    {
        var headers = new Metadata();
        if (compresses)
            headers.Add("grpc-internal-encoding-request", "gzip");
        var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(RawMessage.IngestStream, null, new CallOptions(headers, cancellationToken: cancellationToken));
        var stream = new RawStream(call, statuses, answered);
        try
        {
            await call.RequestStream.WriteAsync(new RawMessage(WireBytes.Open(sourceId)), cancellationToken);
            if (!await call.ResponseStream.MoveNext(cancellationToken))
                throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended before it was opened."));
            stream.Window = StreamTransactionsResponse.Parser.ParseFrom(call.ResponseStream.Current.Bytes.Span).Opened.WindowFrames;
        }
        catch (Exception exception) when (Statuses.IsEnd(exception))
        {
            statuses.Add(exception);
            call.Dispose();
            return null;
        }
        if (reads)
            stream._reading = stream.ReadAsync();
        return stream;
    }

    /// <summary>Sends a frame of batches when the window has room. False when the stream has ended.</summary>
    public async Task<bool> SendAsync(IReadOnlyList<HostileBatch> batches, int window, CancellationToken cancellationToken)
    {
        while (!IsEnded && Volatile.Read(ref _framesInFlight) >= Math.Min(window, Window))
            await _news.WaitAsync(cancellationToken);
        foreach (var batch in batches)
            _unanswered[batch.BatchId] = batch;
        return await SendAsync(WireBytes.Frame(batches.Select(batch => batch.Bytes)), cancellationToken);
    }

    /// <summary>Sends bytes as they are, whatever the window. False when the stream has ended.</summary>
    public async Task<bool> SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        if (IsEnded)
            return false;
        Interlocked.Increment(ref _framesInFlight);
        try
        {
            await _call.RequestStream.WriteAsync(new RawMessage(message), cancellationToken);
            return true;
        }
        catch (Exception exception) when (Statuses.IsEnd(exception))
        {
            IsEnded = true;
            return false;
        }
    }

    /// <summary>Waits until every batch has its result. False when the stream ended before, or it takes too long.</summary>
    public async Task<bool> AnsweredAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!IsEnded && !_unanswered.IsEmpty)
                await _news.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        return _unanswered.IsEmpty;
    }

    public async ValueTask DisposeAsync()
    {
        _call.Dispose();
        await _reading;
        _news.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None))
                Take(StreamTransactionsResponse.Parser.ParseFrom(_call.ResponseStream.Current.Bytes.Span));
            _statuses.Add(StatusCode.OK);
        }
        catch (Exception exception) when (Statuses.IsEnd(exception))
        {
            _statuses.Add(exception);
            EndedWith = (exception as RpcException)?.StatusCode;
        }
        IsEnded = true;
        _news.Release();
    }

    private void Take(StreamTransactionsResponse response)
    {
        if (response.Results is not { } results)
            return;
        Window = Math.Max(1, results.WindowFrames);
        foreach (var result in results.Results)
        {
            if (result.Error is { } error)
                _statuses.Add((StatusCode)error.Code, error.Message);
            if (_unanswered.TryRemove(result.BatchId, out var batch))
                _answered(batch, result);
        }
        Interlocked.Add(ref _framesInFlight, -results.FramesCompleted);
        _news.Release();
    }
}
