using ChannelGrains.Ingest.V1;
using Google.Protobuf;

namespace ChannelGrains.Client;

/// <summary>
/// The lanes that may send, taking turns. A lane that waits long for its turn gathers a
/// large batch meanwhile: with many partners that keeps batches large without waiting for them.
/// </summary>
internal sealed class FrameQueue
{
    // Tags, lengths, numbers and span of a batch around its partner id and transactions.
    private const int BatchOverheadBytes = 128;
    private const int FrameOverheadBytes = 16;

    private readonly Queue<SenderLane> _lanes = new();
    private long _frames;
    private long _lastBatchId;

    /// <summary>Transactions that could be sent now.</summary>
    public long Transactions { get; private set; }

    public void Append(SenderLane lane, Transaction transaction, int bytes, FlushMark mark, int maxTransactions)
    {
        lane.Append(transaction, bytes, mark, maxTransactions);
        if (lane.State == LaneState.Open)
        {
            Transactions++;
            Enqueue(lane);
        }
    }

    public void Open(SenderLane lane)
    {
        lane.State = LaneState.Open;
        Transactions += lane.UnsentTransactions;
        Enqueue(lane);
    }

    public void Close(SenderLane lane, LaneState state)
    {
        if (lane.State == LaneState.Open)
            Transactions -= lane.UnsentTransactions;

        lane.State = state;
    }

    /// <summary>Makes everything that the lane holds unsent, in its order; its state stays.</summary>
    public void Rewind(SenderLane lane)
    {
        var before = lane.UnsentTransactions;
        lane.Rewind();
        if (lane.State == LaneState.Open)
        {
            Transactions += lane.UnsentTransactions - before;
            Enqueue(lane);
        }
    }

    /// <summary>
    /// Takes the next frame: whole segments of lanes in turn, at most one a lane, up to the limits.
    /// </summary>
    /// <param name="limits">What the frame may hold.</param>
    /// <param name="underWay">Gets the frame's segments by batch id.</param>
    /// <param name="tooLarge">Gets single transactions that no frame can hold; their lane goes on without them.</param>
    /// <returns>The frame; null when nothing can be sent.</returns>
    public TransactionFrame? Take(StreamLimits limits, Dictionary<long, Segment> underWay, List<Segment> tooLarge)
    {
        TransactionFrame? frame = null;
        var transactions = 0;
        long bytes = FrameOverheadBytes;
        var number = ++_frames;
        while (_lanes.TryPeek(out var lane))
        {
            if (lane.State != LaneState.Open || lane.FirstUnsent is not { } first)
            {
                _lanes.Dequeue();
                lane.IsQueued = false;
                continue;
            }

            var overhead = BatchOverheadBytes + CodedOutputStream.ComputeStringSize(lane.PartnerId);
            var fits = transactions + first.Count <= limits.MaxTransactions && bytes + overhead + first.Bytes <= limits.MaxBytes;
            if (lane.LastFrame == number || (!fits && frame is not null))
                break;

            _lanes.Dequeue();
            lane.IsQueued = false;
            lane.LastFrame = number;
            var segment = lane.TakeFirst(limits.MaxTransactions, limits.MaxBytes - bytes - overhead);
            Transactions -= segment.Count;
            Enqueue(lane);
            if (bytes + overhead + segment.Bytes > limits.MaxBytes)
            {
                lane.LastFrame = 0;
                tooLarge.Add(segment);
                continue;
            }

            var batchId = ++_lastBatchId;
            underWay.Add(batchId, segment);
            lane.SetUnderWay(segment);
            frame ??= new TransactionFrame();
            frame.Batches.Add(segment.Address(batchId, lane.Epoch, lane.SequenceOf(segment)));
            transactions += segment.Count;
            bytes += overhead + segment.Bytes;
        }

        return frame;
    }

    private void Enqueue(SenderLane lane)
    {
        if (!lane.IsQueued && lane.UnsentTransactions > 0)
        {
            lane.IsQueued = true;
            _lanes.Enqueue(lane);
        }
    }
}
