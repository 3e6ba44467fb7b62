using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What is kept in memory of a statement: where it stands, its amounts in minor units, and the records of the partner's journal that say the rest.</summary>
[GenerateSerializer, Immutable]
public sealed record ClosedStatement
{
    /// <summary>In months since 1970-01.</summary>
    [Id(0)]
    public int Month { get; init; }

    [Id(1)]
    public StatementState State { get; init; }

    [Id(2)]
    public long Total { get; init; }

    [Id(3)]
    public long Tax { get; init; }

    [Id(4)]
    public BusinessDay DueOn { get; init; }

    [Id(5)]
    public int LineCount { get; init; }

    /// <summary>Disputes that were opened on it.</summary>
    [Id(6)]
    public int DisputeCount { get; init; }

    /// <summary>The record that closed it.</summary>
    [Id(7)]
    public long ClosedAt { get; init; }

    /// <summary>The record of its last step.</summary>
    [Id(8)]
    public long LastAt { get; init; }

    /// <summary>Its last payment is a credit note: no money moves.</summary>
    [Id(9)]
    public bool IsCreditNote { get; init; }

    /// <summary>A statement that has just been closed.</summary>
    /// <param name="statement">What it says.</param>
    /// <param name="version">The record that closes it.</param>
    public static ClosedStatement Of(Statement statement, long version) => new()
    {
        Month = statement.Month,
        State = statement.State,
        Total = statement.Total,
        Tax = statement.Tax,
        DueOn = statement.DueOn,
        LineCount = statement.Lines.Count,
        ClosedAt = version,
        LastAt = version,
    };

    public Period Period => Period.OfMonth(Month);

    public long Payable => State == StatementState.Carried ? 0 : Total - Tax;

    public string Etag => Refusals.Etags.Of(LastAt);

    /// <summary>Whether it waits for its payment.</summary>
    public bool IsWaiting => State is StatementState.Closed or StatementState.Approved or StatementState.Failed;

    /// <summary>Whether it waits for its payment, and all its hold days are over. One whose payment failed was due.</summary>
    public bool IsDue(BusinessDay today) => State == StatementState.Failed || (IsWaiting && today >= DueOn);

    /// <summary>Whether a run may pay it.</summary>
    public bool IsPayable => State is StatementState.Approved or StatementState.Failed;
}
