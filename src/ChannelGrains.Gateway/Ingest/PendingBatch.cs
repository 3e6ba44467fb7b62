using System.Diagnostics;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A batch on its way to its partner and back.</summary>
internal sealed class PendingBatch(IBatchReceiver receiver, long batchId, IngestBatch batch, StreamFrame? frame, int transactions)
{
    public long BatchId { get; } = batchId;

    public IngestBatch Batch { get; } = batch;

    /// <summary>The frame that brought it; null for a unary call.</summary>
    public StreamFrame? Frame { get; } = frame;

    public int Transactions { get; } = transactions;

    /// <summary>The one behind it on the way to its partner.</summary>
    public PendingBatch? Next { get; set; }

    /// <summary>Spans from the stream to the commit; null when nobody listens.</summary>
    public Activity? Activity { get; set; }

    public BatchReply Reply { get; private set; } = null!;

    /// <summary>The commit that its result must not leave before.</summary>
    public CommitTicket Ticket { get; private set; }

    /// <summary>Says what became of it. <paramref name="bytesFree"/> is false when the call may still read the frame's bytes.</summary>
    public void Decide(BatchReply reply, CommitTicket ticket, bool bytesFree)
    {
        Reply = reply;
        Ticket = ticket;
        Activity?.AddEvent(new ActivityEvent("decided"));
        Frame?.OnBatchDecided(bytesFree);
        receiver.OnDecided(this);
    }
}
