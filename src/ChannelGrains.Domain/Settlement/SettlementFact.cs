using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Something that happened to a partner's statements.</summary>
/// <param name="Month">The statement's, in months since 1970-01.</param>
public abstract record SettlementFact(int Month)
{
    /// <summary>What it posts to the ledger.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    /// <summary>The partner's business day.</summary>
    public BusinessDay PostedOn { get; init; }

    /// <summary>The record of the statement's step before; 0 for its first one.</summary>
    public long Previous { get; init; }
}
