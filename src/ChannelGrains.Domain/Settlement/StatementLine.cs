using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>A line of a statement.</summary>
[GenerateSerializer, Immutable]
public sealed record StatementLine
{
    [Id(0)]
    public StatementLineKind Kind { get; init; }

    /// <summary>The month that it is about, in months since 1970-01.</summary>
    [Id(1)]
    public int Month { get; init; }

    /// <summary>Version of the agreement whose rule it is; 0 for none.</summary>
    [Id(2)]
    public int Version { get; init; }

    /// <summary>The days that it is about; of an adjustment those whose facts can have caused it.</summary>
    [Id(3)]
    public DaySpan Days { get; init; } = null!;

    /// <summary>Place of the bracket, 0 for the lowest; null for none.</summary>
    [Id(4)]
    public int? Bracket { get; init; }

    /// <summary>The category with a rate of its own; empty for none.</summary>
    [Id(5)]
    public string Category { get; init; } = "";

    /// <summary>In the base's unit.</summary>
    [Id(6)]
    public Amount Base { get; init; }

    [Id(7)]
    public Rate Rate { get; init; }

    [Id(8)]
    public Amount FlatFee { get; init; }

    [Id(9)]
    public Fraction Factor { get; init; } = Fraction.One;

    /// <summary>In the currency's unit.</summary>
    [Id(10)]
    public Fraction Exact { get; init; }

    /// <summary>Its share of the statement, in minor units.</summary>
    [Id(11)]
    public long Share { get; init; }

    /// <summary>Of an adjustment: why.</summary>
    [Id(12)]
    public IReadOnlyList<AdjustmentReason> Reasons { get; init; } = [];

    /// <summary>Of an adjustment: the record that stated the month before; 0 for none.</summary>
    [Id(13)]
    public long After { get; init; }

    /// <summary>Of what a dispute granted: its number on the statement of <see cref="Month"/>.</summary>
    [Id(14)]
    public int Dispute { get; init; }

    /// <summary>What people said of it.</summary>
    [Id(15)]
    public string Note { get; init; } = "";

    /// <summary>Whether it is the statement's own month's commission.</summary>
    public bool IsOwn => Kind is StatementLineKind.Bracket or StatementLineKind.Category or StatementLineKind.Cap;
}
