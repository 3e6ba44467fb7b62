using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Why a batch is refused as a whole: nothing of it is stored. In this order: PARTNER_NOT_FOUND, LANES_FULL, MALFORMED, BATCH_EMPTY, BATCH_TOO_LARGE,
/// the lane's (<see cref="LaneNumbering.Check"/>), CONTENT_CONFLICT of a number (<see cref="NumberedIdentities"/>), QUARANTINE_FULL.</summary>
public static class BatchRefusals
{
    /// <summary>PARTNER_NOT_FOUND or LANES_FULL.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="life">Null when there is no such partner.</param>
    /// <param name="lane">The source's lane; null when the partner has none of it.</param>
    /// <param name="lanes">Lanes that the partner has.</param>
    public static Refusal? Admit(string partnerId, PartnerLife? life, Lane? lane, int lanes)
    {
        if (life is null)
            return PartnerIds.NotFoundToSend(partnerId);
        return lane is null && lanes >= Lane.MaxLanes ? OpenLane.LanesFull(partnerId) : null;
    }

    /// <summary>BATCH_EMPTY or BATCH_TOO_LARGE.</summary>
    public static Refusal? CheckCount(int count) => count switch
    {
        0 => Refusal.InvalidArgument("BATCH_EMPTY", "The batch has no transactions.", "transactions"),
        > IngestLimits.BatchTransactions => Refusal.InvalidArgument("BATCH_TOO_LARGE",
            $"The batch has {count} transactions, more than {IngestLimits.BatchTransactions}. Send smaller batches.", "transactions"),
        _ => null,
    };

    /// <summary>QUARANTINE_FULL where a batch would open more items than its source may.</summary>
    public static Refusal? CheckQuarantine(string partnerId, Quarantine quarantine, string sourceId, int more) => quarantine.HasRoom(sourceId, more)
        ? null
        : Refusal.ResourceExhausted("QUARANTINE_FULL",
            $"Partner {partnerId} has {quarantine.Count} open quarantine items, {quarantine.CountOf(sourceId)} of them of source {sourceId}; this batch would add {more}. "
            + $"A source has {Quarantine.ItemsKeptForASource} of its own, and all together {Quarantine.SharedItems} more. Nothing was stored; replay or discard items, then send again.");

    public static Refusal Malformed(int place) => Refusal.InvalidArgument("MALFORMED",
        $"Transaction {place} of the batch is no well-formed protobuf message. Nothing of the batch was stored.", $"transactions[{place}]");
}
