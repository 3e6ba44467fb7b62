namespace ChannelGrains.Domain.Ingest;

/// <summary>An open quarantine item: where the transaction is stored, which lane sent it and why it was not applied.</summary>
/// <param name="Item">Where it is stored.</param>
/// <param name="SourceId">Who sent it.</param>
/// <param name="Reason">The reason's number in the API.</param>
/// <param name="WaitsFor">For a waiting void, what stands for the id that it waits for; else 0.</param>
public readonly record struct QuarantineEntry(Locator Item, string SourceId, int Reason, UInt128 WaitsFor);
