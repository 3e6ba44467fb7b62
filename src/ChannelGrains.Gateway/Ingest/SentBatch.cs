using System.Diagnostics;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A batch of a call on its way to its partner and back.</summary>
internal sealed class SentBatch(IBatchReceiver receiver, long batchId, IngestBatch batch, StreamFrame? frame, int transactions) : PendingBatch(batch, transactions)
{
    public long BatchId { get; } = batchId;

    /// <summary>The frame that brought it; null for a unary call.</summary>
    public StreamFrame? Frame { get; } = frame;

    /// <summary>Spans from the stream to the commit; null when nobody listens.</summary>
    public Activity? Activity { get; set; }

    public BatchReply Reply { get; private set; } = null!;

    /// <summary>The commit that its result must not leave before.</summary>
    public CommitTicket Ticket { get; private set; }

    public override void OnDecided(BatchReply reply, CommitTicket ticket) => Decide(reply, ticket, bytesFree: true);

    public override void OnFailed(Exception exception, bool bytesFree) => Decide(BatchReply.Refuse(GrainFailures.Describe(exception)), default, bytesFree);

    private void Decide(BatchReply reply, CommitTicket ticket, bool bytesFree)
    {
        Reply = reply;
        Ticket = ticket;
        Activity?.AddEvent(new ActivityEvent("decided"));
        Frame?.OnBatchDecided(bytesFree);
        receiver.OnDecided(this);
    }
}
