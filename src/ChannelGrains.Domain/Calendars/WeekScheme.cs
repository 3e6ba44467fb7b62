namespace ChannelGrains.Domain.Calendars;

/// <summary>How a year is cut into weeks; the numbers are those of the wire.</summary>
public enum WeekScheme
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Four weeks a month, days 1-7, 8-14, 15-21, 22-end: <c>2026-01-W1</c>. They nest in months.</summary>
    MonthQuarters = 1,

    /// <summary>ISO 8601 weeks, Monday to Sunday: <c>2026-W05</c>. They do not nest in months.</summary>
    Iso = 2,
}
