using System.Buffers.Binary;
using System.IO.Hashing;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Marks the transactions of a keyed source that were taken before: duplicates, or conflicts where the content differs.</summary>
    private async ValueTask FindKnownAsync(ulong laneHash, TransactionBuffer buffer)
    {
        CollectIdentities(laneHash, buffer);
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        var suspects = CompareHashes(buffer);
        if (suspects is null)
            return;
        foreach (var (place, known) in suspects)
            await CompareContentAsync(laneHash, buffer, place, known);
    }

    private void CollectIdentities(ulong laneHash, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        buffer.Reads.Clear();
        foreach (ref var transaction in buffer.Transactions)
        {
            transaction.Hash = XxHash3.HashToUInt64(buffer.Bytes(transaction.Bytes));
            buffer.Reads.Add(IdentityKey(key, laneHash, buffer, transaction));
        }
    }

    /// <summary>Marks what is a duplicate by its bytes; returns those whose identity is known with other bytes.</summary>
    private List<(int Place, IndexValue Known)>? CompareHashes(TransactionBuffer buffer)
    {
        List<(int, IndexValue)>? suspects = null;
        for (var i = 0; i < buffer.Count; i++)
        {
            ref var transaction = ref buffer.Transactions[i];
            IndexValue known;
            if (buffer.Reads.Found(i))
                known = IndexValue.Read(buffer.Reads.Value(i));
            else if (!_pending.TryGet(buffer.Reads.Key(i), out known))
            {
                if (buffer.Count == 1)
                    continue;
                var identity = BinaryPrimitives.ReadUInt128BigEndian(buffer.Reads.Key(i)[9..]);
                if (buffer.Identities.TryAdd(identity, i))
                    continue;
                ref readonly var first = ref buffer.Transactions[buffer.Identities[identity]];
                if (first.Hash == transaction.Hash)
                    transaction.Duplicate = true;
                else if (SameContent(buffer.Bytes(first.Bytes), buffer.Bytes(transaction.Bytes)))
                    transaction.Duplicate = true;
                else
                {
                    transaction.Reason = QuarantineReason.ContentConflict;
                    transaction.Duplicate = IsConflictAgain(buffer, i);
                }
                continue;
            }
            if (known.Detail == transaction.Hash)
                transaction.Duplicate = true;
            else
                (suspects ??= []).Add((i, known));
        }
        return suspects;
    }

    /// <summary>Decides by decoded content whether a known identity came with other content. Evidence of a conflict is kept once.</summary>
    private async ValueTask CompareContentAsync(ulong laneHash, TransactionBuffer buffer, int place, IndexValue known)
    {
        var stored = await ReadStoredAsync(known.Locator);
        if (SameContent(stored.Bytes, buffer.Bytes(buffer.Transactions[place].Bytes)))
        {
            buffer.Transactions[place].Duplicate = true;
            return;
        }
        buffer.Transactions[place].Reason = QuarantineReason.ContentConflict;
        if (IsConflictAgain(buffer, place))
        {
            buffer.Transactions[place].Duplicate = true;
            return;
        }
        buffer.Reads.Clear();
        buffer.Reads.Add(ConflictKey(laneHash, buffer, place));
        await Store.ReadIndexAsync(buffer.Reads, CancellationToken.None);
        if (buffer.Reads.Found(0) || _pending.TryGet(buffer.Reads.Key(0), out _))
            buffer.Transactions[place].Duplicate = true;
    }

    /// <summary>Whether the batch has the same conflict before this place.</summary>
    private static bool IsConflictAgain(TransactionBuffer buffer, int place)
    {
        ref readonly var conflict = ref buffer.Transactions[place];
        foreach (ref readonly var earlier in buffer.Transactions[..place])
        {
            if (earlier.Reason == QuarantineReason.ContentConflict && earlier.Hash == conflict.Hash && buffer.Bytes(earlier.Id).SequenceEqual(buffer.Bytes(conflict.Id)))
                return true;
        }
        return false;
    }

    /// <summary>Marks the transactions of a sequenced batch whose numbers were taken before; a refusal if one had other content.</summary>
    private async ValueTask<Refusal?> FindCommittedAsync(IngestBatch batch, Lane lane, ulong laneHash, TransactionBuffer buffer)
    {
        var count = (int)Math.Min(buffer.Count, lane.Committed - batch.FirstSequence + 1);
        var history = new LaneHistory(Store, Journal, laneHash, batch.SourceId, batch.Epoch);
        if (!await DurableAsync(CancellationToken.None))
            return Journalled.JournalRefusals.Lost;
        var stored = await history.ReadAsync(batch.FirstSequence, count, CancellationToken.None);
        for (var i = 0; i < count; i++)
        {
            if (!SameContent(stored[i], buffer.Bytes(buffer.Transactions[i].Bytes)))
                return ObserveConflict(batch, lane, buffer, i);
            buffer.Transactions[i].Duplicate = true;
        }
        return null;
    }

    private Refusal ObserveConflict(IngestBatch batch, Lane lane, TransactionBuffer buffer, int place)
    {
        var sequence = batch.FirstSequence + place;
        if (!lane.ConflictSeen && State.Quarantine.HasRoom(batch.SourceId, 1))
        {
            var evidence = ByteString.CopyFrom(buffer.Bytes(buffer.Transactions[place].Bytes));
            var fact = new Fact
            {
                RecordedAtMicros = NowMicros,
                Principal = batch.Principal,
                LaneConflictObserved = new LaneConflictObserved { SourceId = batch.SourceId, Epoch = batch.Epoch, Sequence = sequence, Transaction = evidence },
            };
            if (Record(fact, null) is { } refusal)
                return refusal;
        }
        return Refusal.AlreadyExists("CONTENT_CONFLICT",
            $"Number {sequence} of source {batch.SourceId}, epoch {batch.Epoch}, was taken with other content: a second device uses the lane. "
            + "Nothing of the batch was stored; open a new epoch for the right device.")
            with
        {
            Metadata = new Dictionary<string, string> { ["sequence"] = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
    }

    private void IndexIdentities(ulong laneHash, TransactionBuffer buffer)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var place = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            ref readonly var transaction = ref buffer.Transactions[i];
            if (transaction.Duplicate)
                continue;
            var value = new IndexValue(new Locator(Version + 1, place++), transaction.Hash);
            if (transaction.Reason == QuarantineReason.ContentConflict)
                value.Put(buffer.Writes, ConflictKey(laneHash, buffer, i));
            else
                value.Put(buffer.Writes, IdentityKey(key, laneHash, buffer, transaction));
        }
    }

    /// <summary>A transaction without an id is identified by its content.</summary>
    private static ReadOnlySpan<byte> IdentityKey(Span<byte> key, ulong laneHash, TransactionBuffer buffer, in DecodedTransaction transaction)
    {
        if (transaction.Id.Length > 0)
            return IngestKeys.Identity(key, laneHash, buffer.Bytes(transaction.Id));
        return IngestKeys.Conflict(key, laneHash, default, transaction.Hash);
    }

    private static byte[] ConflictKey(ulong laneHash, TransactionBuffer buffer, int place)
    {
        ref readonly var transaction = ref buffer.Transactions[place];
        return IngestKeys.Conflict(new byte[IngestKeys.MaxBytes], laneHash, buffer.Bytes(transaction.Id), transaction.Hash).ToArray();
    }

    /// <summary>Compares two transactions in durable form over their known fields.</summary>
    private static bool SameContent(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.SequenceEqual(other))
            return true;
        return TryParse(one) is { } first && TryParse(other) is { } second && first.Equals(second)
            && first.Lines.Select(KnowsCost).SequenceEqual(second.Lines.Select(KnowsCost));
    }

    /// <summary>A cost of 0 is another content than no cost; the generated Equals does not tell them apart.</summary>
    private static bool KnowsCost(TransactionLine line) => line.HasCostMicros;

    private static Transaction? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Transaction.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Reads a transaction back from its record.</summary>
    private async ValueTask<StoredTransaction> ReadStoredAsync(Locator locator) =>
        StoredTransactions.Read((await ReadRecordAsync(locator.Version, CancellationToken.None)).Span, locator);
}
