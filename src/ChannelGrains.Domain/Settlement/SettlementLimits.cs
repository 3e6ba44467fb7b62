namespace ChannelGrains.Domain.Settlement;

/// <summary>Bounds of what is settled.</summary>
public static class SettlementLimits
{
    /// <summary>The most that a statement's amounts may be, in minor units: a ledger of every month since 1900 stays within 64 bits.</summary>
    public const long LargestMinor = 1_000_000_000_000_000;

    /// <summary>Disputes that a statement may have.</summary>
    public const int MaxDisputes = 100;

    /// <summary>Lines that a dispute may name.</summary>
    public const int MaxDisputedLines = 100;

    /// <summary>Adjustments of disputes that may wait for the next statement.</summary>
    public const int MaxPendingAdjustments = 1_000;
}
