using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Gives each new transaction of a batch its business day, the places of its names, and its fault if it has one.</summary>
public static class BatchExamination
{
    /// <summary>Examines the transactions that are no duplicates; false when there is none. Ids of a numbered lane: <see cref="NumberedIdentities"/>.</summary>
    public static bool Examine(DecidedBatch batch, in BatchTerms terms)
    {
        var hasNew = false;
        foreach (ref var transaction in batch.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            hasNew = true;
            if (transaction.HasOccurredAt)
                Place(ref transaction, terms);
            if (transaction.Reason == QuarantineReason.Unspecified)
                transaction.Reason = TransactionFaults.Find(transaction, batch, terms);
            if (transaction.Counts && transaction.Kind != TransactionKind.Void && !HasRoom(batch, ref transaction, terms))
                transaction.Reason = QuarantineReason.Limit;
        }
        return hasNew;
    }

    /// <summary>Gives a transaction its business day, and the region and channel type of that day where they are not the latest.</summary>
    private static void Place(ref BatchTransaction transaction, in BatchTerms terms)
    {
        var day = terms.Life.DayOf(transaction.OccurredAtMicros);
        transaction.BusinessDay = day.DaysSinceEpoch;
        if (terms.Life.Placements.Length > 1 && terms.Life.PlacementOn(day) is var placement && placement != terms.Life.Placements[^1].Placement)
            transaction.Placement = placement;
    }

    /// <summary>Whether its month and the tables of names have room for it. The tables stay as they are: names that are new get their places when it is counted.</summary>
    private static bool HasRoom(DecidedBatch batch, ref BatchTransaction transaction, in BatchTerms terms)
    {
        if (!terms.Sales.HasRoom(transaction.BusinessDay))
            return false;
        var region = transaction.Region.Length > 0 ? batch.Bytes(transaction.Region) : BatchTerms.RegionOf(transaction, terms.Region);
        transaction.RegionIndex = terms.Sales.Regions.FindUsed(region);
        transaction.NamesKnown = transaction.RegionIndex >= 0 && batch.FindCategories(transaction, terms.Sales.Categories);
        return transaction.NamesKnown || batch.NewNames.TryAdd(terms.Sales, region, batch, transaction);
    }
}
