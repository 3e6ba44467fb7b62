using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>All that a commission is computed from.</summary>
[GenerateSerializer, Immutable]
public sealed record CommissionInput
{
    /// <summary>The business days, from the first of the cycle; the last one is there.</summary>
    [Id(0)]
    public DaySpan Days { get; init; } = null!;

    /// <summary>In any order, in any parts; those outside the days, or that no version prices, do not count.</summary>
    [Id(1)]
    public IReadOnlyList<CommissionCell> Cells { get; init; } = [];

    /// <summary>By day, of one <see cref="CommissionTrack"/>; their days do not overlap.</summary>
    [Id(2)]
    public IReadOnlyList<PricedDays> Versions { get; init; } = [];

    /// <summary>Null where there is no target, or one of 0: then no factor applies.</summary>
    [Id(3)]
    public Attainment? Attainment { get; init; }

    /// <summary>A base below 0 that the cycle before left, or 0; in the base's unit.</summary>
    [Id(4)]
    public Amount Carried { get; init; }
}
