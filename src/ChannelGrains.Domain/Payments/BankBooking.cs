using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>A booking on the debtor's account, as a file of the bank tells it.</summary>
[GenerateSerializer, Immutable]
public sealed record BankBooking
{
    /// <summary>The payment's number in the run; 0 for a sum of a file, and for what no run knows.</summary>
    [Id(0)]
    public int Number { get; init; }

    /// <summary>The file's number in the run, for a sum of all its payments; else 0.</summary>
    [Id(1)]
    public int File { get; init; }

    /// <summary>What was booked, in minor units of its currency; never negative.</summary>
    [Id(2)]
    public long Amount { get; init; }

    [Id(3)]
    public string CurrencyCode { get; init; } = "";

    /// <summary>The money came back.</summary>
    [Id(4)]
    public bool IsReturn { get; init; }

    /// <summary>The code of the reason, as AC04; empty for none.</summary>
    [Id(5)]
    public string Reason { get; init; } = "";

    /// <summary>Statement or notification: both may tell of the same booking.</summary>
    [Id(6)]
    public BankFileKind Kind { get; init; }

    /// <summary>The statement or notification that has it: its id, account and page.</summary>
    [Id(7)]
    public string Statement { get; init; } = "";

    /// <summary>Its place in there, from 1.</summary>
    [Id(8)]
    public int Ordinal { get; init; }

    /// <summary>The bank's own reference of the booking; empty for none.</summary>
    [Id(9)]
    public string Reference { get; init; } = "";

    [Id(10)]
    public BusinessDay? Day { get; init; }

    /// <summary>How many payments a sum has; 0 when not said.</summary>
    [Id(11)]
    public int Count { get; init; }

    [Id(12)]
    public string EndToEndId { get; init; } = "";

    [Id(13)]
    public string Uetr { get; init; } = "";

    /// <summary>The bank's amount has more decimals than the currency, so that it equals none of ours.</summary>
    [Id(14)]
    public bool IsRounded { get; init; }

    public bool Is(long amount, string currencyCode) => !IsRounded && Amount == amount && CurrencyCode == currencyCode;
}
