namespace ChannelGrains.Domain.Risk;

/// <summary>Transactions of the last <see cref="Days"/> days by what was wrong with them when they arrived.</summary>
/// <param name="All">All that arrived, those in quarantine too.</param>
/// <param name="Conflicts">Those that contradicted one before.</param>
/// <param name="Clock">Those whose clock was ahead, or further behind than may be.</param>
/// <param name="Quarantined">Those that went to quarantine, whatever for.</param>
public readonly record struct FaultCounts(long All, long Conflicts, long Clock, long Quarantined)
{
    public const int Days = 30;
}
