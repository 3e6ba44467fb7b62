using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>What a commission is, and how.</summary>
[GenerateSerializer, Immutable]
public sealed record CommissionResult
{
    /// <summary>Of nothing.</summary>
    public static readonly CommissionResult None = new();

    /// <summary>The whole base, what was carried into it included; below 0 it counts as 0. In the base's unit: pieces, or the currency's.</summary>
    [Id(0)]
    public Amount Base { get; init; }

    /// <summary>The part of the base that the cycle before left, 0 or below.</summary>
    [Id(1)]
    public Amount Carried { get; init; }

    /// <summary>What is left to the next cycle, 0 or below.</summary>
    [Id(2)]
    public Amount CarryOver { get; init; }

    /// <summary>By version, each by bracket, then by category. None where the base is not above 0.</summary>
    [Id(3)]
    public IReadOnlyList<CommissionLine> Lines { get; init; } = [];

    /// <summary>Null where no target says.</summary>
    [Id(4)]
    public Attainment? Attainment { get; init; }

    /// <summary>The most that it may be, by the version that prices the last day; null for no such bound.</summary>
    [Id(5)]
    public Amount? Cap { get; init; }

    /// <summary>What the cap takes, 0 or below.</summary>
    [Id(6)]
    public Fraction CapReduction { get; init; }

    /// <summary>Null where no version prices any of the days.</summary>
    [Id(7)]
    public ReachedBracket? Reached { get; init; }

    /// <summary>The lines and what the cap takes: exact, in the currency's unit.</summary>
    [Id(8)]
    public Fraction Total { get; init; }
}
