using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Batch replies as messages.</summary>
internal static class BatchMessages
{
    public static BatchResult ToMessage(long batchId, BatchReply reply)
    {
        var result = new BatchResult
        {
            BatchId = batchId,
            CommittedSequence = reply.CommittedSequence,
            Accepted = reply.Accepted,
            Duplicates = reply.Duplicates,
        };
        for (var i = 0; i < reply.Items.Count; i++)
        {
            var item = reply.Items[i];
            result.Items.Add(new BatchItem { Index = item.Index, TransactionId = item.TransactionId, Reason = (QuarantineReason)item.Reason });
        }
        if (reply.Refusal is { } refusal)
            result.Error = RefusalStatus.Of(refusal);
        return result;
    }
}
