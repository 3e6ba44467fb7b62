using System.Globalization;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Which transactions of a numbered lane were taken before. The number is the identity: with the same content again it is a duplicate, with
/// other content the whole batch is refused, as a second device uses the lane.</summary>
public static class NumberedIdentities
{
    /// <summary>Transactions at the start of a batch whose numbers were taken.</summary>
    public static int CountTaken(Lane lane, long firstSequence, int count) => (int)Math.Clamp(lane.Committed - firstSequence + 1, 0, count);

    /// <summary>Decides a transaction whose number was taken; false when that was with other content.</summary>
    public static bool Decide(ref BatchTransaction transaction, bool hasItsContent) => transaction.Duplicate = hasItsContent;

    /// <summary>Whether the evidence of a conflict is kept: of an epoch once, while the quarantine has room for it.</summary>
    public static bool KeepsEvidence(Lane lane, Quarantine quarantine) => !lane.ConflictSeen && quarantine.HasRoom(lane.SourceId, 1);

    /// <summary>What the sender of a conflict is told.</summary>
    public static Refusal Conflict(string sourceId, long epoch, long sequence) => Refusal.AlreadyExists("CONTENT_CONFLICT",
        $"Number {sequence} of source {sourceId}, epoch {epoch}, was taken with other content: a second device uses the lane. "
        + "Nothing of the batch was stored; open a new epoch for the right device.") with
    {
        Metadata = new Dictionary<string, string> { ["sequence"] = sequence.ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>Notices that a new transaction's id was used at another number of the batch, or a short while ago. Another fault comes first.</summary>
    /// <param name="transaction">The transaction, examined, with its hash; in the order of the batch.</param>
    /// <param name="ids">The ids of the batch so far.</param>
    /// <param name="lane">Its lane.</param>
    public static void CheckReuse(ref BatchTransaction transaction, IdSet ids, Lane lane)
    {
        if ((!ids.Add(transaction.Hash) || lane.Recent.TryFind(transaction.Hash, out _)) && transaction.Reason == QuarantineReason.Unspecified)
            transaction.Reason = QuarantineReason.TransactionIdReused;
    }
}
