using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Domain.CloseJobs;

/// <summary>The closing of a month for all partners, as far as it has come.</summary>
[GenerateSerializer, Immutable]
public sealed record CloseJob
{
    /// <summary>Refusals that are kept.</summary>
    public const int MaxRefusals = 100;

    /// <summary>In months since 1970-01.</summary>
    [Id(0)]
    public int Month { get; init; }

    /// <summary>Which job of the month, from 1.</summary>
    [Id(1)]
    public int Number { get; init; }

    /// <summary>The programme's, as they were at the start.</summary>
    [Id(2)]
    public int GraceDays { get; init; }

    /// <summary>Likewise.</summary>
    [Id(3)]
    public CalendarRules Calendar { get; init; }

    [Id(4)]
    public string StartedBy { get; init; } = "";

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    [Id(5)]
    public long StartedAtMicros { get; init; }

    /// <summary>Partners that there were at the start.</summary>
    [Id(6)]
    public long PartnerCount { get; init; }

    /// <summary>The last partner that was asked, in the order of ids; empty for none.</summary>
    [Id(7)]
    public string After { get; init; } = "";

    [Id(8)]
    public CloseCounts Counts { get; init; }

    /// <summary>The first ones.</summary>
    [Id(9)]
    public IReadOnlyList<CloseRefusal> Refusals { get; init; } = [];

    /// <summary>Microseconds since 1970-01-01 UTC; 0 while partners are still asked.</summary>
    [Id(10)]
    public long DoneAtMicros { get; init; }

    public bool IsDone => DoneAtMicros > 0;

    public string JobId => $"{Period.OfMonth(Month).Id}-{Number}";

    /// <summary>The job behind a step; this one stays as it is.</summary>
    /// <param name="step">What partners have answered.</param>
    /// <param name="atMicros">When, microseconds since 1970-01-01 UTC.</param>
    public CloseJob With(CloseJobAdvanced step, long atMicros) => this with
    {
        After = step.After,
        Counts = step.Counts,
        Refusals = [.. Refusals, .. step.Refusals],
        DoneAtMicros = step.IsDone ? atMicros : 0,
    };

    /// <summary>Reads an id, as 2026-01-1.</summary>
    public static bool TryParse(string jobId, out int month, out int number)
    {
        (month, number) = (0, 0);
        var end = jobId.LastIndexOf('-');
        return end > 0 && StatementIds.TryParse(jobId[..end], out month) && int.TryParse(jobId.AsSpan(end + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number)
            && number > 0;
    }
}
