using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
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
        // A replay is a person's decision: it is not held to the clock limits of a feed.
        if (buffer.Transactions[0].HasOccurredAt)
            Place(State.Life!, ref buffer.Transactions[0]);
        buffer.Transactions[0].Reason = Fault(buffer.Transactions[0], buffer, long.MinValue, NowMicros + (long)IngestLimits.ClockAhead.TotalMicroseconds);
        if (buffer.Transactions[0].Counts && buffer.Transactions[0].Kind == TransactionKind.Void)
            await ResolveStoredAsync(lane, laneKey, stored.Sequence > 0, buffer, 0, pace);
        else if (buffer.Transactions[0].Counts && !HasRoom(buffer, ref buffer.Transactions[0]))
            buffer.Transactions[0].Reason = QuarantineReason.Limit;
        if (buffer.Transactions[0].Reason != QuarantineReason.Unspecified)
            return (buffer.Transactions[0].Reason, null);
        if (buffer.Transactions[0].Kind != TransactionKind.Void
            && State.Quarantine.TryGetWaiting(laneKey.Id(buffer.Bytes(buffer.Transactions[0].Id)), out var waiting))
            buffer.Transactions[0].ReleasedVoid = waiting.Value;
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
            Region = Encoding.UTF8.GetString(RegionOf(transaction)),
        };
        fact.FirstPurchases.AddRange(buffer.FirstDays.All.Select(first => first.ToFact()));
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
