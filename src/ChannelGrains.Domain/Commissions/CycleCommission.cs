using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Commissions;

/// <summary>The commission of one track's cycle, as a month sees it.</summary>
/// <param name="Track">The track.</param>
/// <param name="Cycle">The month, the quarter or the year.</param>
/// <param name="After">From the cycle's first day to the month's last one.</param>
/// <param name="Before">From the cycle's first day to the last one of the month before; nothing where the month is the cycle's first.</param>
[GenerateSerializer, Immutable]
public sealed record CycleCommission(
    [property: Id(0)] CommissionTrack Track,
    [property: Id(1)] Period Cycle,
    [property: Id(2)] CommissionResult After,
    [property: Id(3)] CommissionResult Before);
