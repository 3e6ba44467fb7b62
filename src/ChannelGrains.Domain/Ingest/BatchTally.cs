namespace ChannelGrains.Domain.Ingest;

/// <summary>What became of the transactions of a decided batch.</summary>
public readonly record struct BatchTally(int Accepted, int Duplicates, int Quarantined)
{
    public static BatchTally Of(DecidedBatch batch)
    {
        var (duplicates, quarantined) = (0, 0);
        foreach (ref readonly var transaction in batch.Transactions)
            if (transaction.Duplicate)
                duplicates++;
            else if (transaction.Reason != QuarantineReason.Unspecified)
                quarantined++;
        return new(batch.Count - duplicates - quarantined, duplicates, quarantined);
    }
}
