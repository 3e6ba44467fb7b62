using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A payment run as it stands.</summary>
[GenerateSerializer, Immutable]
public sealed record RunReading
{
    [Id(0)]
    public string RunId { get; init; } = "";

    [Id(1)]
    public PaymentRunState State { get; init; }

    [Id(2)]
    public BusinessDay DueBy { get; init; }

    /// <summary>Empty where it is listed.</summary>
    [Id(3)]
    public ImmutableArray<string> PartnerIds { get; init; } = [];

    [Id(4)]
    public string CurrencyCode { get; init; } = "";

    [Id(5)]
    public BusinessDay ExecutionOn { get; init; }

    [Id(6)]
    public RunTotals Totals { get; init; } = new();

    /// <summary>Empty where it is listed.</summary>
    [Id(7)]
    public IReadOnlyList<RunFile> Files { get; init; } = [];

    [Id(8)]
    public string PlannedBy { get; init; } = "";

    [Id(9)]
    public long PlannedAtMicros { get; init; }

    [Id(10)]
    public string ApprovedBy { get; init; } = "";

    [Id(11)]
    public long ApprovedAtMicros { get; init; }

    /// <summary>Version of the record that changed it last.</summary>
    [Id(12)]
    public long Version { get; init; }

    internal static RunReading Of(PaymentRunBook book) => new()
    {
        RunId = book.RunId,
        State = book.State,
        DueBy = book.Plan!.DueBy,
        PartnerIds = book.Plan.PartnerIds,
        CurrencyCode = book.Plan.CurrencyCode,
        ExecutionOn = book.Plan.ExecutionOn,
        Totals = book.Totals,
        Files = book.Files,
        PlannedBy = book.PlannedBy,
        PlannedAtMicros = book.PlannedAtMicros,
        ApprovedBy = book.ApprovedBy,
        ApprovedAtMicros = book.ApprovedAtMicros,
        Version = book.Version,
    };
}
