using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Marks the transactions of a keyed source that were taken before: duplicates, or conflicts where the content differs. Evidence of a
    /// conflict is kept once.</summary>
    private async ValueTask FindKnownAsync(LaneKey laneKey, TransactionBuffer buffer)
    {
        CollectIdentities(laneKey, buffer);
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        CompareContents(buffer);
        if (CollectConflicts(laneKey, buffer) == 0)
            return;
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        MarkKnownConflicts(buffer);
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

    private void CompareContents(TransactionBuffer buffer)
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            ref var transaction = ref buffer.Transactions[i];
            UInt128 content;
            if (buffer.Reads.Found(i))
                content = IndexValue.Read(buffer.Reads.Value(i)).Detail;
            else if (_pending.TryGet(buffer.Reads.Key(i), out var pending))
                content = pending.Detail;
            else if (buffer.Count == 1 || buffer.Identities.TryAdd(IngestKeys.HashOf(buffer.Reads.Key(i)), i))
                continue;
            else
                content = buffer.Transactions[buffer.Identities[IngestKeys.HashOf(buffer.Reads.Key(i))]].Content;
            if (content == transaction.Content)
                transaction.Duplicate = true;
            else
                transaction.Reason = QuarantineReason.ContentConflict;
        }
    }

    /// <summary>Asks for the evidence of each conflict, and marks those that the batch has twice; returns how many there are.</summary>
    private static int CollectConflicts(LaneKey laneKey, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        buffer.Reads.Clear();
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Reason != QuarantineReason.ContentConflict)
                continue;
            var conflict = ConflictKey(key, laneKey, buffer, transaction);
            if (buffer.Conflicts.Add(IngestKeys.HashOf(conflict)))
                buffer.Reads.Add(conflict);
            else
                transaction.Duplicate = true;
        }
        return buffer.Reads.Count;
    }

    private void MarkKnownConflicts(TransactionBuffer buffer)
    {
        var read = 0;
        foreach (ref var transaction in buffer.Transactions)
        {
            if (transaction.Reason != QuarantineReason.ContentConflict || transaction.Duplicate)
                continue;
            transaction.Duplicate = buffer.Reads.Found(read) || _pending.TryGet(buffer.Reads.Key(read), out _);
            read++;
        }
    }

    /// <summary>Marks the transactions of a sequenced batch whose numbers were taken before; the refusal if one had other content.</summary>
    private async ValueTask<BatchReply?> FindCommittedAsync(IngestBatch batch, Lane lane, LaneKey laneKey, TransactionBuffer buffer, LongTurns.Pace pace)
    {
        var count = (int)Math.Min(buffer.Count, lane.Committed - batch.FirstSequence + 1);
        var history = new LaneHistory(Store, Store, Journal, laneKey, batch.SourceId, batch.Epoch, pace);
        if (!await DurableAsync(CancellationToken.None))
            return BatchReply.Refuse(Journalled.JournalRefusals.Lost, lane.Committed);
        for (var at = 0; at < count;)
        {
            var stored = await history.ReadAsync(batch.FirstSequence + at, count - at, CancellationToken.None);
            foreach (var bytes in stored)
            {
                if (!HasContent(buffer, buffer.Transactions[at], bytes))
                    return ObserveConflict(batch, lane, buffer, at);
                buffer.Transactions[at++].Duplicate = true;
            }
        }
        return null;
    }

    /// <summary>Whether a transaction has the content of a stored one: mostly the same bytes, else the same canonical form.</summary>
    private static bool HasContent(TransactionBuffer buffer, in DecodedTransaction transaction, ReadOnlySpan<byte> stored)
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
        if (!lane.ConflictSeen && State.Quarantine.HasRoom(batch.SourceId, 1))
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
        var conflict = Refusal.AlreadyExists("CONTENT_CONFLICT",
            $"Number {sequence} of source {batch.SourceId}, epoch {batch.Epoch}, was taken with other content: a second device uses the lane. "
            + "Nothing of the batch was stored; open a new epoch for the right device.")
            with
        {
            Metadata = new Dictionary<string, string> { ["sequence"] = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        return BatchReply.Refuse(conflict, lane.Committed) with { StoredBytes = stored };
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
    private static ReadOnlySpan<byte> IdentityKey(Span<byte> key, LaneKey laneKey, TransactionBuffer buffer, ref DecodedTransaction transaction)
    {
        var hasId = transaction.Id.Length > 0;
        if (transaction.Identity == default)
            transaction.Identity = hasId ? laneKey.Id(buffer.Bytes(transaction.Id)) : IngestKeys.ConflictOf(default, transaction.Content);
        return hasId ? IngestKeys.Identity(key, laneKey, transaction.Identity) : IngestKeys.Conflict(key, laneKey, transaction.Identity);
    }

    private static ReadOnlySpan<byte> ConflictKey(Span<byte> key, LaneKey laneKey, TransactionBuffer buffer, in DecodedTransaction transaction) =>
        IngestKeys.Conflict(key, laneKey, IngestKeys.ConflictOf(buffer.Bytes(transaction.Id), transaction.Content));

    /// <summary>Reads a transaction back from its record.</summary>
    private async ValueTask<StoredTransaction> ReadStoredAsync(Locator locator) =>
        StoredTransactions.Read((await ReadRecordAsync(locator.Version, CancellationToken.None)).Span, locator);
}
