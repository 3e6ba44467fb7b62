using System.Diagnostics;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>
/// Transactions of one lane that stand side by side and travel as one batch. It grows at its end until it is first sent.
///
/// </summary>
/// <param name="lane">The lane.</param>
/// <param name="offset">Place of its first transaction in the lane since the lane started, from 0.</param>
/// <param name="mark">The flush mark that its transactions belong to.</param>
internal sealed class Segment(SenderLane lane, long offset, FlushMark mark)
{
    private ActivityContext? _sender;
    private Activity? _span;

    public SenderLane Lane { get; } = lane;

    public long Offset { get; } = offset;

    public FlushMark Mark { get; } = mark;

    public TransactionBatch Batch { get; private set; } = new() { PartnerId = lane.PartnerId };

    /// <summary>Encoded bytes of the transactions.</summary>
    public long Bytes { get; private set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    public int Count => Batch.Transactions.Count;

    public void Add(Transaction transaction, int bytes)
    {
        Batch.Transactions.Add(transaction);
        Bytes += bytes;
        _sender ??= SendSpans.Current;
    }

    /// <summary>
    /// Keeps the first transactions that fit the limits, at least one, and gives the rest as a new segment; null when all fit.
    /// </summary>
    public Segment? SplitOff(int maxTransactions, long maxBytes)
    {
        var all = Batch.Transactions;
        var keep = 0;
        var bytes = 0L;
        while (keep < all.Count && keep < maxTransactions)
        {
            var size = TransactionSize.Of(all[keep]);
            if (keep > 0 && bytes + size > maxBytes)
                break;

            bytes += size;
            keep++;
        }

        if (keep == all.Count)
            return null;

        var rest = new Segment(Lane, Offset + keep, Mark) { Attempts = Attempts, Bytes = Bytes - bytes, _sender = _sender };
        rest.Batch.Transactions.AddRange(all.Skip(keep));
        // A new message: the old one may still be in the hands of a stream that is being torn down.
        var kept = new TransactionBatch { PartnerId = Lane.PartnerId };
        kept.Transactions.AddRange(all.Take(keep));
        Batch = kept;
        Bytes = bytes;
        return rest;
    }

    /// <summary>The message to send now; a resend gets a new one, for the same reason as in <see cref="SplitOff"/>.</summary>
    public TransactionBatch Address(long batchId, long epoch, long firstSequence)
    {
        if (Attempts++ > 0)
        {
            var again = new TransactionBatch { PartnerId = Lane.PartnerId };
            again.Transactions.AddRange(Batch.Transactions);
            Batch = again;
        }

        _span ??= SendSpans.Start(_sender, Lane.PartnerId, Count);
        Batch.BatchId = batchId;
        Batch.Epoch = epoch;
        Batch.FirstSequence = firstSequence;
        Batch.Traceparent = SendSpans.TraceParent(_span, _sender);
        return Batch;
    }

    /// <summary>It has its result, or is given up.</summary>
    /// <param name="outcome">As the span names it.</param>
    public void End(string outcome)
    {
        SendSpans.End(_span, outcome, Attempts);
        _span = null;
    }
}
