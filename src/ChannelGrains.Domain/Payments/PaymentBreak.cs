using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>Something that the bank's files and the runs do not agree on.</summary>
[GenerateSerializer, Immutable]
public sealed record PaymentBreak
{
    [Id(0)]
    public string BreakId { get; init; } = "";

    [Id(1)]
    public BreakKind Kind { get; init; }

    [Id(2)]
    public BreakState State { get; init; }

    /// <summary>Empty for what no run made.</summary>
    [Id(3)]
    public string RunId { get; init; } = "";

    [Id(4)]
    public string PartnerId { get; init; } = "";

    [Id(5)]
    public string StatementId { get; init; } = "";

    [Id(6)]
    public string EndToEndId { get; init; } = "";

    /// <summary>What was to be paid, in minor units; null for what no run made.</summary>
    [Id(7)]
    public long? Expected { get; init; }

    [Id(8)]
    public string CurrencyCode { get; init; } = "";

    /// <summary>What the bank says, in minor units; null when it says nothing.</summary>
    [Id(9)]
    public long? Actual { get; init; }

    [Id(10)]
    public string ActualCurrencyCode { get; init; } = "";

    /// <summary>How often the bank has booked it, less returns.</summary>
    [Id(11)]
    public int Count { get; init; }

    [Id(12)]
    public string Reference { get; init; } = "";

    [Id(13)]
    public BusinessDay? Day { get; init; }

    [Id(14)]
    public long FoundAtMicros { get; init; }

    [Id(15)]
    public string ClosedBy { get; init; } = "";

    /// <summary>When it was closed or settled.</summary>
    [Id(16)]
    public long ClosedAtMicros { get; init; }

    [Id(17)]
    public string Note { get; init; } = "";

    /// <summary>What files told of it, where no run keeps that.</summary>
    [Id(18)]
    public ImmutableArray<BankBooking> Bookings { get; init; } = [];

    /// <summary>Whether another finding says the same as this one.</summary>
    public bool SaysAs(PaymentBreak other) =>
        (Kind, Actual, ActualCurrencyCode, Count, Reference, Day) == (other.Kind, other.Actual, other.ActualCurrencyCode, other.Count, other.Reference, other.Day);

    public PaymentBreak Close(string principal, string note, long atMicros) => this with { State = BreakState.Closed, ClosedBy = principal, Note = note, ClosedAtMicros = atMicros };

    public PaymentBreak Settle(long atMicros) => this with { State = BreakState.Settled, ClosedBy = "", Note = "", ClosedAtMicros = atMicros };
}
