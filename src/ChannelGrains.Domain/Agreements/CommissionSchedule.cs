using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>How commission is computed.</summary>
[GenerateSerializer, Immutable]
public sealed record CommissionSchedule
{
    [Id(0)]
    public CommissionBase Base { get; init; }

    [Id(1)]
    public BracketMode Mode { get; init; }

    /// <summary>From the lowest; the last one alone has no upper bound.</summary>
    [Id(2)]
    public IReadOnlyList<CommissionBracket> Brackets { get; init; } = [];

    [Id(3)]
    public IReadOnlyList<CategoryRate> CategoryRates { get; init; } = [];

    /// <summary>By attainment, the first one at 0; none is a factor of 1.</summary>
    [Id(4)]
    public IReadOnlyList<PayoutLevel> Levels { get; init; } = [];

    /// <summary>The most that a period's commission may be; null is no such bound.</summary>
    [Id(5)]
    public Amount? Cap { get; init; }

    [Id(6)]
    public NegativeBase NegativeBase { get; init; }

    [Id(7)]
    public CommissionPeriod Period { get; init; }
}
