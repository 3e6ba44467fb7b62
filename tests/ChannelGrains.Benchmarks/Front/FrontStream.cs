using System.Threading.Channels;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>One stream: reads frames into the store, and answers each when it is durable; what is durable together is answered together.</summary>
internal sealed class FrontStream(
    IFrameStore store, IAsyncStreamReader<FrontFrame> requests, IServerStreamWriter<StreamTransactionsResponse> responses, CancellationToken cancellationToken)
{
    public const int WindowFrames = 64;

    private const int MaxResults = 512;

    private readonly Channel<FrontFrame> _durable = Channel.CreateUnbounded<FrontFrame>(new UnboundedChannelOptions { SingleReader = true });
    private int _inFlight = 1;

    public async Task RunAsync()
    {
        var writing = WriteAsync();
        while (await requests.MoveNext(cancellationToken))
        {
            var frame = requests.Current;
            if (frame.Message.Frame is null)
            {
                await responses.WriteAsync(new StreamTransactionsResponse { Opened = new StreamOpened { WindowFrames = WindowFrames } }, cancellationToken);
                continue;
            }
            Interlocked.Increment(ref _inFlight);
            frame.Stream = this;
            store.Append(frame);
        }
        OnDone(1);
        await writing;
    }

    public void OnDurable(FrontFrame frame) => _durable.Writer.TryWrite(frame);

    private async Task WriteAsync()
    {
        while (await _durable.Reader.WaitToReadAsync(cancellationToken))
        {
            var results = new StreamResults { WindowFrames = WindowFrames };
            while (results.Results.Count < MaxResults && _durable.Reader.TryRead(out var frame))
                Add(results, frame);
            await responses.WriteAsync(new StreamTransactionsResponse { Results = results }, cancellationToken);
            OnDone(results.FramesCompleted);
        }
    }

    private static void Add(StreamResults results, FrontFrame frame)
    {
        for (var i = 0; i < frame.Message.Frame.Batches.Count; i++)
        {
            var batch = frame.Message.Frame.Batches[i];
            var (count, duplicates) = (batch.Transactions.Count, frame.DuplicatesOf(i));
            results.Results.Add(new BatchResult
            {
                BatchId = batch.BatchId,
                CommittedSequence = batch.FirstSequence + count - 1,
                Accepted = count - duplicates,
                Duplicates = duplicates,
            });
        }
        results.FramesCompleted++;
    }

    private void OnDone(int frames)
    {
        if (Interlocked.Add(ref _inFlight, -frames) == 0)
            _durable.Writer.TryComplete();
    }
}
