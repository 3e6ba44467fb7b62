namespace ChannelGrains.Domain.Ingest;

/// <summary>An open quarantine item: where the transaction is stored, which lane sent it and why it was not applied.</summary>
/// <param name="Item">Where it is stored.</param>
/// <param name="SourceId">Who sent it.</param>
/// <param name="Reason">Why it was not applied.</param>
/// <param name="WaitsFor">For a waiting void, what stands for the id that it waits for; else 0.</param>
public readonly record struct QuarantineEntry(Locator Item, string SourceId, QuarantineReason Reason, UInt128 WaitsFor)
{
    /// <summary>False for what says something else about a transaction that was taken.</summary>
    public bool IsReplayable => Reason is not (QuarantineReason.ContentConflict or QuarantineReason.TransactionIdReused or QuarantineReason.AlreadyVoided);
}
