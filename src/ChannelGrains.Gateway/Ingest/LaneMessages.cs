using ChannelGrains.Grains;
using ChannelGrains.Grains.Lanes;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Lanes on the wire.</summary>
internal static class LaneMessages
{
    public static Lane ToMessage(string partnerId, LaneReading lane)
    {
        var message = new Lane
        {
            SourceId = lane.SourceId,
            PartnerId = partnerId,
            Epoch = lane.Epoch,
            CommittedSequence = lane.Committed,
            LastTransactionId = lane.LastTransactionId,
            LastContentHash = lane.LastContentHash,
            AcceptedCount = lane.AcceptedCount,
            QuarantinedCount = lane.QuarantinedCount,
            ConflictSeen = lane.ConflictSeen,
            JournalIncarnation = lane.JournalIncarnation,
        };
        if (lane.LastSeenMicros != 0)
            message.LastSeenAt = Timestamps.FromMicros(lane.LastSeenMicros);
        return message;
    }
}
