using System.Threading.Channels;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Load;

/// <summary>One ingest stream of one source, on the bare protocol: fills the window from its feeds, and takes what is answered.</summary>
internal sealed class LoadStream(ChannelBase channel, string sourceId, IReadOnlyList<Feed> feeds, Random random)
{
    /// <summary>Smaller than the server's, so that a kill meets work and not only a queue.</summary>
    private const int MaxWindow = 16;

    private readonly Dictionary<long, Feed> _senders = [];
    private readonly Channel<bool> _answered = Channel.CreateUnbounded<bool>();
    private int _framesInFlight;
    private int _window;
    private bool _wasRefused;
    private bool _isEnded;

    /// <summary>The server asked to close.</summary>
    public bool GoAway { get; private set; }

    /// <summary>Sends until everything that was offered before is acknowledged, or the server asks to close.</summary>
    public Task SettleAsync() => RunAsync(mayOffer: () => false);

    /// <summary>Sends new transactions until the server asks to close, or is gone.</summary>
    public Task LoadAsync(Func<bool> mayOffer) => RunAsync(mayOffer);

    private async Task RunAsync(Func<bool> mayOffer)
    {
        using var call = new IngestService.IngestServiceClient(channel).StreamTransactions();
        await call.RequestStream.WriteAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = sourceId } });
        if (!await call.ResponseStream.MoveNext(CancellationToken.None))
            throw new RpcException(new Status(StatusCode.Internal, "The stream ended before it was opened."));
        _window = call.ResponseStream.Current.Opened.WindowFrames;
        var reading = ReadAsync(call.ResponseStream);
        await WriteAsync(call.RequestStream, mayOffer);
        await call.RequestStream.CompleteAsync();
        await reading;
    }

    /// <summary>Ends when there is nothing to send and nothing in flight, or the answers end.</summary>
    private async Task WriteAsync(IClientStreamWriter<StreamTransactionsRequest> requests, Func<bool> mayOffer)
    {
        while (!Volatile.Read(ref _isEnded) && !GoAway)
        {
            var frame = Volatile.Read(ref _framesInFlight) < Math.Min(_window, MaxWindow) ? NextFrame(mayOffer()) : null;
            if (frame is not null)
            {
                Interlocked.Increment(ref _framesInFlight);
                await requests.WriteAsync(new StreamTransactionsRequest { Frame = frame });
            }
            else if (Volatile.Read(ref _framesInFlight) > 0)
                await _answered.Reader.WaitToReadAsync();
            else if (!mayOffer())
                return;
            while (_answered.Reader.TryRead(out _))
            {
            }
            if (Interlocked.Exchange(ref _wasRefused, false))
                await Pacing.AfterRefusal();
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamTransactionsResponse> responses)
    {
        try
        {
            while (await responses.MoveNext(CancellationToken.None))
                Take(responses.Current);
        }
        finally
        {
            Volatile.Write(ref _isEnded, true);
            _answered.Writer.TryComplete();
        }
    }

    private void Take(StreamTransactionsResponse response)
    {
        GoAway |= response.GoAway is not null;
        if (response.Results is { } results)
        {
            _window = results.WindowFrames;
            foreach (var result in results.Results)
                Take(result);
            Interlocked.Add(ref _framesInFlight, -results.FramesCompleted);
        }
        _answered.Writer.TryWrite(true);
    }

    private void Take(BatchResult result)
    {
        Feed? sender;
        lock (_senders)
            _senders.Remove(result.BatchId, out sender);
        if (result.Error is not null)
            Volatile.Write(ref _wasRefused, true);
        sender?.Take(result);
    }

    /// <summary>A frame with one batch, as of a POS, or with several, as of an ERP.</summary>
    private TransactionFrame? NextFrame(bool mayOffer)
    {
        var frame = new TransactionFrame();
        var first = random.Next(feeds.Count);
        var wanted = 1 + random.Next(feeds.Count);
        for (var i = 0; i < feeds.Count && frame.Batches.Count < wanted; i++)
        {
            var feed = feeds[(first + i) % feeds.Count];
            if (feed.Next(random, mayOffer) is not { } batch)
                continue;
            lock (_senders)
                _senders.Add(batch.BatchId, feed);
            frame.Batches.Add(batch);
        }
        return frame.Batches.Count == 0 ? null : frame;
    }
}
