using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>A statement as it was closed: it never changes. Amounts are in minor units, exact ones in the currency's unit.</summary>
[GenerateSerializer, Immutable]
public sealed record Statement
{
    /// <summary>In months since 1970-01.</summary>
    [Id(0)]
    public int Month { get; init; }

    [Id(1)]
    public string CurrencyCode { get; init; } = "";

    /// <summary>Version of the agreement whose terms of payment it has: the one that prices the month's last day; 0 for none.</summary>
    [Id(2)]
    public int Version { get; init; }

    [Id(3)]
    public IReadOnlyList<StatementLine> Lines { get; init; } = [];

    /// <summary>The month's own commission.</summary>
    [Id(4)]
    public Fraction ExactCommission { get; init; }

    /// <summary>Adjustments of earlier months.</summary>
    [Id(5)]
    public Fraction ExactAdjustments { get; init; }

    /// <summary>Both, rounded once.</summary>
    [Id(6)]
    public long Commission { get; init; }

    /// <summary>What disputes have granted since the statement before.</summary>
    [Id(7)]
    public long Disputed { get; init; }

    [Id(8)]
    public long CarriedIn { get; init; }

    [Id(9)]
    public long Tax { get; init; }

    [Id(10)]
    public long CarriedOut { get; init; }

    /// <summary>The month since which something is carried; null for nothing.</summary>
    [Id(11)]
    public int? CarriedSince { get; init; }

    [Id(12)]
    public Amount MinimumPayout { get; init; }

    [Id(13)]
    public Rounding Rounding { get; init; }

    [Id(14)]
    public Rate Withholding { get; init; }

    /// <summary>The first day on which it may be paid.</summary>
    [Id(15)]
    public BusinessDay DueOn { get; init; }

    /// <summary>What of it is held by the hold days of its business days, by day; none where it is carried.</summary>
    [Id(16)]
    public IReadOnlyList<HeldPart> Held { get; init; } = [];

    public Period Period => Period.OfMonth(Month);

    public long Total => Commission + Disputed + CarriedIn;

    public bool IsCarried => CarriedOut != 0 || Total <= 0;

    public long Payable => IsCarried ? 0 : Total - Tax;

    public StatementState State => IsCarried ? StatementState.Carried : StatementState.Closed;

    /// <summary>What of the total is held on a day.</summary>
    public long HeldOn(BusinessDay day) => Held.Where(part => day < part.Until).Sum(part => part.Amount);
}
