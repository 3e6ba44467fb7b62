using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Decides what each void of a batch reverses, or why it does not, and which waiting voids the batch's originals release. A void takes back exactly
/// what one other transaction did, once; a void that comes before its original waits for it, and both are then closed without effect.</summary>
/// <param name="batch">The batch, examined.</param>
/// <param name="quarantine">The partner's open items.</param>
/// <param name="version">The version that the batch's record will have.</param>
/// <param name="region">The partner's latest region, UTF-8.</param>
/// <param name="parks">Whether a void whose original is not there is to wait for it. False for one that is replayed: it goes on waiting.</param>
public readonly struct VoidDecision(DecidedBatch batch, Quarantine quarantine, long version, byte[] region, bool parks)
{
    /// <summary>Whether there is something to decide.</summary>
    public bool IsDue => quarantine.HasWaiting || HasVoids;

    private bool HasVoids
    {
        get
        {
            foreach (ref readonly var transaction in batch.Transactions)
                if (transaction.Kind == TransactionKind.Void)
                    return true;
            return false;
        }
    }

    /// <summary>Begins, once the search has what stands for the ids.</summary>
    public void Begin()
    {
        batch.Voids.Use(HasVoids);
        for (var at = 0; batch.Voids.HasVoids && at < batch.Count; at++)
            if (!batch.Transactions[at].Duplicate)
                batch.Voids.FirstOf.TryAdd(batch.Voids.Ids[at], at);
    }

    /// <summary>Decides in the order of the batch, up to a void whose original is to be looked up: it goes on from there once that is entered in
    /// <see cref="VoidSearch.Found"/>. The batch is cut behind the void with which a record is full.</summary>
    /// <returns>The place of that void; -1 when all is decided.</returns>
    public int Advance()
    {
        var search = batch.Voids;
        for (; search.Next.At < batch.Count; search.Next = (search.Next.At + 1, search.Next.Place))
        {
            var (at, place) = search.Next;
            ref var transaction = ref batch.Transactions[at];
            if (transaction.Duplicate)
                continue;
            if (transaction.Reason == QuarantineReason.Unspecified)
            {
                if (transaction.Kind != TransactionKind.Void)
                    Release(ref transaction, at, place);
                else if (!TryDecide(ref transaction, at))
                    return at;
                if (transaction.Reason == QuarantineReason.VoidWaiting && parks)
                    Park(ref transaction, at, place);
                search.ReversedBytes += transaction.Voids?.Bytes ?? 0;
                if (search.ReversedBytes >= IngestLimits.ReversedBytes)
                    batch.Cut(at + 1);
            }
            if (search.HasVoids && transaction.OwnsItsId)
                search.Decided[search.Ids[at]] = (at, place);
            search.Next = (at, place + 1);
        }
        return -1;
    }

    /// <summary>Whether a void's original is to be looked up: it is not in the batch before it, nor was it looked up.</summary>
    public bool Seeks(int at)
    {
        ref readonly var transaction = ref batch.Transactions[at];
        return !transaction.Duplicate && transaction.Reason == QuarantineReason.Unspecified && transaction.Kind == TransactionKind.Void
            && !batch.Voids.Found.ContainsKey(at) && !(batch.Voids.FirstOf.TryGetValue(batch.Voids.OriginalIds[at], out var first) && first < at);
    }

    /// <summary>Decides a void; false when its original is to be looked up.</summary>
    private bool TryDecide(ref BatchTransaction transaction, int at)
    {
        if (batch.Voids.Decided.TryGetValue(batch.Voids.OriginalIds[at], out var before))
            Reverse(ref transaction, batch.Transactions[before.At], new Locator(version, before.Place));
        // No sale can have the id that such a void names.
        else if (batch.Bytes(transaction.Id).SequenceEqual(batch.Bytes(transaction.OriginalId)))
            transaction.Reason = QuarantineReason.VoidTargetKind;
        else if (batch.Voids.Found.Remove(at, out var stored))
            Reverse(ref transaction, stored);
        else
            return false;
        return true;
    }

    /// <summary>Reverses a transaction that stands before the void in its batch.</summary>
    private void Reverse(ref BatchTransaction transaction, in BatchTransaction original, Locator locator)
    {
        if (original.Kind == TransactionKind.Void)
            transaction.Reason = QuarantineReason.VoidTargetKind;
        else if (original.Reason != QuarantineReason.Unspecified)
            transaction.Reason = QuarantineReason.VoidWaiting;
        else if (!batch.Voids.Reversed.Add(locator.Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
        else
            transaction.Voids = new VoidTarget(batch.Bytes(original.Bytes).ToArray(), original.BusinessDay,
                original.Region.Length > 0 ? batch.Bytes(original.Region).ToArray() : BatchTerms.RegionOf(original, region), locator);
    }

    private void Reverse(ref BatchTransaction transaction, StoredOriginal? original)
    {
        transaction.Reason = StoredOriginal.Decide(original);
        if (transaction.Reason != QuarantineReason.Unspecified)
            return;
        if (batch.Voids.Reversed.Add(original!.Target.Original.Value))
            transaction.Voids = original.Target;
        else
            transaction.Reason = QuarantineReason.AlreadyVoided;
    }

    /// <summary>An original that a void waits for takes it along: both are closed without effect.</summary>
    private void Release(ref BatchTransaction transaction, int at, int place)
    {
        if (batch.Voids.Waiting.Remove(batch.Voids.Ids[at], out var waiting))
            transaction.ReleasedVoid = waiting;
        else if (quarantine.TryGetWaiting(batch.Voids.Ids[at], out var item))
            transaction.ReleasedVoid = item.Value;
        else
            return;
        batch.Voids.Reversed.Add(new Locator(version, place).Value);
    }

    /// <summary>A second void that waits for the same original is one too many.</summary>
    private void Park(ref BatchTransaction transaction, int at, int place)
    {
        var id = batch.Voids.OriginalIds[at];
        if (quarantine.TryGetWaiting(id, out _) || !batch.Voids.Waiting.TryAdd(id, new Locator(version, place).Value))
            transaction.Reason = QuarantineReason.AlreadyVoided;
    }
}
