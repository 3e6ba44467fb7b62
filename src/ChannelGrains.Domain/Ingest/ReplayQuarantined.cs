using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Applies quarantined transactions: one item, or those of a filter that can be.</summary>
/// <param name="QuarantineId">The item, where there is no filter.</param>
/// <param name="Filter">The items; null for one.</param>
/// <param name="Corrected">The corrected transaction of one item, in its wire form; null replays it as it is.</param>
/// <param name="Note">Why, for people.</param>
[GenerateSerializer, Immutable]
public sealed record ReplayQuarantined(
    [property: Id(0)] string QuarantineId, [property: Id(1)] QuarantineFilter? Filter, [property: Id(2)] byte[]? Corrected, [property: Id(3)] string Note)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: TEXT_TOO_LONG, TEXT_INVALID, CORRECTED, FILTER.</summary>
    public Refusal? Check()
    {
        if (Notes.Check(Note, "note") is { } refusal)
            return refusal;
        return Filter is not null && Corrected is not null
            ? Refusal.InvalidArgument("CORRECTED", "corrected is of one item: name that by quarantine_id, or leave corrected out.", "corrected")
            : Filter?.Check();
    }

    /// <summary>The one item. Refused, in this order: QUARANTINE_ITEM_NOT_FOUND, NOT_REPLAYABLE.</summary>
    /// <param name="quarantine">The partner's items.</param>
    /// <param name="sources">The sources that the caller may have; none is all.</param>
    public Outcome<QuarantineEntry> Choose(Quarantine quarantine, IReadOnlySet<string> sources)
    {
        var found = quarantine.Find(QuarantineId, sources);
        return found.IsRefused || found.Value.IsReplayable
            ? found
            : Refusal.FailedPrecondition("NOT_REPLAYABLE",
                $"Item {QuarantineId} says something else about a transaction that was taken: it can only be discarded. Send what is right as a new transaction.");
    }

    /// <summary>What is wrong with the transaction to replay in place of the original. Refused, in this order: MALFORMED, TRANSACTION_ID.</summary>
    /// <param name="corrected">A batch of it alone; null when it cannot be read.</param>
    /// <param name="originalId">The original's id.</param>
    public static Refusal? CheckCorrected(DecidedBatch? corrected, ReadOnlySpan<byte> originalId)
    {
        if (corrected is null)
            return Refusal.InvalidArgument("MALFORMED", "corrected is no well-formed transaction.", "corrected");
        return corrected.Bytes(corrected.Transactions[0].Id).SequenceEqual(originalId)
            ? null
            : Refusal.InvalidArgument("TRANSACTION_ID", "corrected.transaction_id must be the original's.", "corrected.transaction_id");
    }
}
