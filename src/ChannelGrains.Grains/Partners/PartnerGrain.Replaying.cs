using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Decides, within a turn, a quarantined transaction as if it came now, but as the original: its lane, its number, its id. The fact lacks
    /// its note; its index entries are those that the buffer has.</summary>
    public async ValueTask<(QuarantineReason Reason, QuarantineReplayed? Fact)> DecideReplayAsync(QuarantineEntry entry, StoredTransaction stored, TransactionBuffer buffer)
    {
        var laneKey = _keys.Lane(entry.SourceId);
        var lane = State.LaneOf(entry.SourceId);
        buffer.Writes.Clear();
        using var pace = longTurns.Begin();
        _pending.Prune();
        BatchExamination.Examine(buffer, Terms(BatchTerms.AnyTime));
        await DecideVoidsAsync(lane, laneKey, stored.Sequence > 0, buffer, pace, parks: false);
        if (buffer.Transactions[0].Reason is not QuarantineReason.Unspecified and var reason)
            return (reason, null);
        await FindFirstPurchasesAsync(buffer);
        return (QuarantineReason.Unspecified, ReplayFact(entry, buffer));
    }

    private QuarantineReplayed ReplayFact(QuarantineEntry entry, TransactionBuffer buffer)
    {
        ref readonly var transaction = ref buffer.Transactions[0];
        var fact = new QuarantineReplayed
        {
            Item = QuarantineKeys.ToFact(entry.Item),
            SourceId = entry.SourceId,
            Transaction = ByteString.CopyFrom(buffer.Bytes(transaction.Bytes)),
            BusinessDay = transaction.BusinessDay,
            Region = Encoding.UTF8.GetString(BatchTerms.RegionOf(transaction, State.Region)),
        };
        fact.FirstPurchases.AddRange(buffer.FirstDays.All.Select(FirstPurchaseFacts.ToFact));
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var replay = new Locator(Version + 1, 0);
        new IndexValue(replay, 0).Put(buffer.Writes, _keys.Replayed(key, entry.Item));
        if (transaction.Voids is { } target)
        {
            fact.Voided = VoidedTransactions.ToFact(target);
            new IndexValue(replay, 0).Put(buffer.Writes, _keys.Voided(key, target.Original));
        }
        if (transaction.ReleasedVoid != 0)
        {
            fact.ReleasedVoid = QuarantineKeys.ToFact(new Locator(transaction.ReleasedVoid));
            new IndexValue(new Locator(transaction.ReleasedVoid), 0).Put(buffer.Writes, _keys.Voided(key, replay));
        }
        IndexFirstDays(buffer);
        return fact;
    }
}
