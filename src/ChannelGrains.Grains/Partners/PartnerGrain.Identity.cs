using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Finds what was taken before under the identities of a keyed source's transactions, and the evidence of conflicts that is kept.</summary>
    private async ValueTask FindKnownAsync(LaneKey laneKey, TransactionBuffer buffer)
    {
        CollectIdentities(laneKey, buffer);
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        DecideIdentities(buffer);
        if (CollectConflicts(laneKey, buffer) == 0)
            return;
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        DecideConflicts(buffer);
    }

    private static void CollectIdentities(LaneKey laneKey, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        buffer.Reads.Clear();
        foreach (ref var transaction in buffer.Transactions)
        {
            transaction.Content = laneKey.Content(buffer.Content(transaction));
            buffer.Reads.Add(IdentityKey(key, laneKey, buffer, ref transaction));
        }
    }

    private void DecideIdentities(TransactionBuffer buffer)
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            UInt128? known = buffer.Reads.Found(i) ? IndexValue.Read(buffer.Reads.Value(i)).Detail
                : _pending.TryGet(buffer.Reads.Key(i), out var pending) ? pending.Detail : null;
            buffer.Identities.Decide(buffer, i, known);
        }
    }

    private static int CollectConflicts(LaneKey laneKey, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        buffer.Reads.Clear();
        foreach (ref readonly var transaction in buffer.Transactions)
            if (transaction.Reason == QuarantineReason.ContentConflict)
                buffer.Reads.Add(ConflictKey(key, laneKey, buffer, transaction));
        return buffer.Reads.Count;
    }

    private void DecideConflicts(TransactionBuffer buffer)
    {
        var read = 0;
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Reason != QuarantineReason.ContentConflict)
                continue;
            var key = buffer.Reads.Key(read);
            buffer.Identities.DecideConflict(ref transaction, IngestKeys.HashOf(key), buffer.Reads.Found(read) || _pending.TryGet(key, out _));
            read++;
        }
    }

    /// <summary>Marks the transactions of a sequenced batch whose numbers were taken before; the refusal if one had other content.</summary>
    private async ValueTask<BatchReply?> FindCommittedAsync(IngestBatch batch, int count, Lane lane, LaneKey laneKey, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        var history = new LaneHistory(Store, Journal, laneKey, batch.SourceId, batch.Epoch, pace);
        if (!await DurableAsync(CancellationToken.None))
            return BatchReply.Refuse(Journalled.JournalRefusals.Lost, lane.Committed);
        for (var at = 0; at < count;)
        {
            var stored = await history.ReadAsync(batch.FirstSequence + at, count - at, CancellationToken.None);
            foreach (var bytes in stored)
            {
                ref var transaction = ref buffer.Transactions[at];
                if (!NumberedIdentities.Decide(ref transaction, HasContent(buffer, transaction, bytes)))
                    return ObserveConflict(batch, lane, buffer, at);
                at++;
            }
        }
        return null;
    }

    /// <summary>Whether a transaction has the content of a stored one: mostly the same bytes, else the same canonical form.</summary>
    private static bool HasContent(TransactionBuffer buffer, in BatchTransaction transaction, ReadOnlySpan<byte> stored)
    {
        if (buffer.Bytes(transaction.Bytes).SequenceEqual(stored))
            return true;
        var content = buffer.Content(transaction).ToArray();
        return TransactionContent.Of(stored, buffer.Canonical).SequenceEqual(content);
    }

    private BatchReply ObserveConflict(IngestBatch batch, Lane lane, TransactionBuffer buffer, int place)
    {
        var sequence = batch.FirstSequence + place;
        var stored = 0;
        if (NumberedIdentities.KeepsEvidence(lane, State.Quarantine))
        {
            var evidence = ByteString.CopyFrom(buffer.Bytes(buffer.Transactions[place].Bytes));
            var fact = new Fact
            {
                RecordedAtMicros = NowMicros,
                Principal = batch.Principal,
                Lanes = new LanesFact
                {
                    ConflictObserved = new LaneConflictObserved { SourceId = batch.SourceId, Epoch = batch.Epoch, Sequence = sequence, Transaction = evidence },
                },
            };
            if (Record(fact, null) is { } refusal)
                return BatchReply.Refuse(refusal, lane.Committed);
            stored = evidence.Length;
        }
        return BatchReply.Refuse(NumberedIdentities.Conflict(batch.SourceId, batch.Epoch, sequence), lane.Committed) with { StoredBytes = stored };
    }

    private void IndexIdentities(LaneKey laneKey, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var place = 0;
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var value = new IndexValue(new Locator(Version + 1, place++), transaction.Content);
            value.Put(buffer.Writes, transaction.Reason == QuarantineReason.ContentConflict
                ? ConflictKey(key, laneKey, buffer, transaction)
                : IdentityKey(key, laneKey, buffer, ref transaction));
        }
    }

    /// <summary>A transaction without an id is identified by its content.</summary>
    private static ReadOnlySpan<byte> IdentityKey(Span<byte> key, LaneKey laneKey, TransactionBuffer buffer, ref BatchTransaction transaction)
    {
        var hasId = transaction.Id.Length > 0;
        if (transaction.Identity == default)
            transaction.Identity = hasId ? laneKey.Id(buffer.Bytes(transaction.Id)) : IngestKeys.ConflictOf(default, transaction.Content);
        return hasId ? IngestKeys.Identity(key, laneKey, transaction.Identity) : IngestKeys.Conflict(key, laneKey, transaction.Identity);
    }

    private static ReadOnlySpan<byte> ConflictKey(Span<byte> key, LaneKey laneKey, TransactionBuffer buffer, in BatchTransaction transaction) =>
        IngestKeys.Conflict(key, laneKey, IngestKeys.ConflictOf(buffer.Bytes(transaction.Id), transaction.Content));

    /// <summary>Reads a transaction back from its record.</summary>
    public async ValueTask<StoredTransaction> ReadStoredAsync(Locator locator) =>
        StoredTransactions.Read((await ReadRecordAsync(locator.Version, CancellationToken.None)).Span, locator);
}
