namespace ChannelGrains.Domain.Ingest;

/// <summary>Which transactions of a source by id were taken before. The id is the identity, and of one without an id its content: the same identity
/// again is a duplicate, with other content a conflict, whose evidence is kept once.</summary>
public sealed class KeyedIdentities
{
    private readonly Dictionary<UInt128, int> _first = [];
    private readonly HashSet<UInt128> _evidence = [];

    /// <summary>Decides a transaction, in the order of the batch.</summary>
    /// <param name="batch">The batch; each has its identity and its content.</param>
    /// <param name="at">The transaction's place.</param>
    /// <param name="known">The content that was taken under it; null for none.</param>
    public void Decide(DecidedBatch batch, int at, UInt128? known)
    {
        ref var transaction = ref batch.Transactions[at];
        if (known is not { } content)
        {
            if (batch.Count == 1 || _first.TryAdd(transaction.Identity, at))
                return;
            content = batch.Transactions[_first[transaction.Identity]].Content;
        }
        if (content == transaction.Content)
            transaction.Duplicate = true;
        else
            transaction.Reason = QuarantineReason.ContentConflict;
    }

    /// <summary>Decides a conflict, in the order of the batch: its evidence is kept once.</summary>
    /// <param name="transaction">The conflict.</param>
    /// <param name="evidence">What stands for its id and content.</param>
    /// <param name="isKept">Whether it was kept before.</param>
    public void DecideConflict(ref BatchTransaction transaction, UInt128 evidence, bool isKept) =>
        transaction.Duplicate = !_evidence.Add(evidence) || isKept;

    public void Clear()
    {
        _first.Clear();
        _evidence.Clear();
    }
}
