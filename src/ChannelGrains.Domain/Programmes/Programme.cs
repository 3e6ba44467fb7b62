using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Programmes;

/// <summary>The settings of the company's one channel programme.</summary>
[GenerateSerializer, Immutable]
public sealed record Programme
{
    public const int MaxDisplayNameBytes = 200;

    public const int MaxGraceDays = 60;

    /// <summary>The programme before anything was set.</summary>
    public static readonly Programme Default = new();

    /// <summary>Name for people; at most 200 bytes.</summary>
    [Id(0)]
    public string DisplayName { get; init; } = "";

    /// <summary>ISO 4217; fixed once a partner exists.</summary>
    [Id(1)]
    public string CurrencyCode { get; init; } = "CNY";

    /// <summary>IANA time zone of partners that name none.</summary>
    [Id(2)]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>1 to 12.</summary>
    [Id(3)]
    public int FiscalYearStartMonth { get; init; } = 1;

    [Id(4)]
    public WeekScheme WeekScheme { get; init; } = WeekScheme.MonthQuarters;

    /// <summary>Version of the programme's journal; 0 before anything was set.</summary>
    [Id(5)]
    public long Version { get; init; }

    /// <summary>Whether fiscal year and weeks are fixed, as they are from the first target on.</summary>
    [Id(6)]
    public bool IsCalendarFixed { get; init; }

    /// <summary>Days that go by between the end of a month and its close, 0 to <see cref="MaxGraceDays"/>.</summary>
    [Id(7)]
    public int GraceDays { get; init; } = 5;

    public string Etag => Etags.Of(Version);

    public CalendarRules Calendar => new(FiscalYearStartMonth, WeekScheme);

    /// <summary>The business day of the programme's own time zone at an instant, microseconds since 1970-01-01 UTC.</summary>
    public BusinessDay DayOf(long unixMicros) => ZoneCalendar.TryCreate(TimeZone, out var zone)
        ? zone.DayOf(unixMicros)
        : throw new InvalidOperationException($"Time zone '{TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
