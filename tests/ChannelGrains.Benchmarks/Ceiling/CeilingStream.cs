using System.Threading.Channels;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>One stream: reads frames into the log, and answers each after its sync; what is synced together is answered together.</summary>
internal sealed class CeilingStream(
    CeilingLog log, IAsyncStreamReader<CeilingFrame> requests, IServerStreamWriter<StreamTransactionsResponse> responses, CancellationToken cancellationToken)
{
    public const int WindowFrames = 64;

    private const int MaxResults = 512;

    private readonly Channel<CeilingFrame> _synced = Channel.CreateUnbounded<CeilingFrame>(new UnboundedChannelOptions { SingleReader = true });
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
            log.Append(frame);
        }
        OnDone(1);
        await writing;
    }

    public void OnSynced(CeilingFrame frame) => _synced.Writer.TryWrite(frame);

    private async Task WriteAsync()
    {
        while (await _synced.Reader.WaitToReadAsync(cancellationToken))
        {
            var results = new StreamResults { WindowFrames = WindowFrames };
            while (results.Results.Count < MaxResults && _synced.Reader.TryRead(out var frame))
                Add(results, frame);
            await responses.WriteAsync(new StreamTransactionsResponse { Results = results }, cancellationToken);
            OnDone(results.FramesCompleted);
        }
    }

    private static void Add(StreamResults results, CeilingFrame frame)
    {
        foreach (var batch in frame.Message.Frame.Batches)
        {
            var count = batch.Transactions.Count;
            results.Results.Add(new BatchResult { BatchId = batch.BatchId, CommittedSequence = batch.FirstSequence + count - 1, Accepted = count });
        }
        results.FramesCompleted++;
    }

    private void OnDone(int frames)
    {
        if (Interlocked.Add(ref _inFlight, -frames) == 0)
            _synced.Writer.TryComplete();
    }
}
