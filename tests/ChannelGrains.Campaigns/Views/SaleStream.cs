using System.Diagnostics;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Views;

/// <summary>One ingest stream that sells for its own partners: one batch each of many partners in a frame, as an ERP sends.</summary>
internal sealed class SaleStream(ChannelBase channel, SaleScript script, SoldSums sold, IReadOnlyList<int> partners, Random random)
{
    public const string SourceId = "erp";

    private const int BatchesOfAFrame = 128, MaxWindow = 8, MostSales = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<long, (int Partner, long Last)> _inFlight = [];
    private readonly HashSet<int> _busy = [];
    private long _lastBatch;

    /// <summary>Partners of which something was sent and not answered.</summary>
    public IEnumerable<int> Unanswered => _busy;

    /// <summary>Sells the first numbers of every partner.</summary>
    public Task FillAsync(int sales)
    {
        var next = 0;
        return RunAsync(() => next < partners.Count ? NextFrame(() => next < partners.Count ? partners[next++] : null, _ => sales) : null, () => next == partners.Count);
    }

    /// <summary>Sells for partners drawn at random, so many batches a second, until the server is killed.</summary>
    public async Task SellAsync(int batchesPerSecond, Func<bool> isKilled)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await RunAsync(() => _lastBatch > Stopwatch.GetElapsedTime(started).TotalSeconds * batchesPerSecond ? null : NextFrame(() => partners[random.Next(partners.Count)], _ => 1 + random.Next(MostSales)), () => false);
        }
        catch (Exception exception) when (isKilled() && exception is RpcException or InvalidOperationException or IOException)
        {
            // What is in flight stays unanswered.
        }
    }

    private async Task RunAsync(Func<TransactionFrame?> nextFrame, Func<bool> isOver)
    {
        using var call = new IngestService.IngestServiceClient(channel).StreamTransactions();
        await call.RequestStream.WriteAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = SourceId } });
        if (!await call.ResponseStream.MoveNext(CancellationToken.None))
            throw new RpcException(new Status(StatusCode.Internal, "The stream ended before it was opened."));
        var framesInFlight = 0;
        while (true)
        {
            while (framesInFlight < MaxWindow && nextFrame() is { } frame)
            {
                await call.RequestStream.WriteAsync(new StreamTransactionsRequest { Frame = frame });
                framesInFlight++;
            }
            if (framesInFlight == 0 && isOver())
                break;
            if (framesInFlight == 0)
            {
                await Pacing.Moment(Glance);
                continue;
            }
            if (!await call.ResponseStream.MoveNext(CancellationToken.None))
                throw new RpcException(new Status(StatusCode.Internal, "The stream ended with frames in flight."));
            if (call.ResponseStream.Current.Results is not { } results)
                continue;
            foreach (var result in results.Results)
                Take(result);
            framesInFlight -= results.FramesCompleted;
        }
        await call.RequestStream.CompleteAsync();
    }

    private TransactionFrame? NextFrame(Func<int?> draw, Func<int, int> salesOf)
    {
        var frame = new TransactionFrame();
        for (var tries = 0; tries < BatchesOfAFrame && draw() is { } partner; tries++)
        {
            // One batch of a partner is in flight at a time, so that it always follows what is counted.
            if (!_busy.Add(partner))
                continue;
            var first = sold.CountedOf(partner) + 1;
            var batch = new TransactionBatch { BatchId = ++_lastBatch, PartnerId = SaleScript.PartnerId(partner), Epoch = 1, FirstSequence = first };
            for (var sales = salesOf(partner); sales > 0; sales--)
                batch.Transactions.Add(script.Sale(partner, first + batch.Transactions.Count));
            _inFlight.Add(batch.BatchId, (partner, first + batch.Transactions.Count - 1));
            frame.Batches.Add(batch);
        }
        return frame.Batches.Count == 0 ? null : frame;
    }

    private void Take(BatchResult result)
    {
        _inFlight.Remove(result.BatchId, out var sent);
        if (result.Error is not null)
            throw new InvalidOperationException($"A batch of {SaleScript.PartnerId(sent.Partner)} was refused: {result.Error}");
        if (result.CommittedSequence != sent.Last || result.Items.Count > 0)
            throw new InvalidOperationException($"A batch of {SaleScript.PartnerId(sent.Partner)} up to {sent.Last} was answered with {result}");
        _busy.Remove(sent.Partner);
        lock (sold)
            sold.CountUpTo(sent.Partner, sent.Last);
    }
}
