using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>When an action is due.</summary>
/// <param name="AtMicros">Until when it is to be done, microseconds since 1970-01-01 UTC.</param>
/// <param name="On">The business day then.</param>
[GenerateSerializer, Immutable]
public readonly record struct ActionDue([property: Id(0)] long AtMicros, [property: Id(1)] BusinessDay On)
{
    /// <summary>The last microsecond of a partner's business day.</summary>
    public static ActionDue EndOf(PartnerTimeline timeline, BusinessDay day) => EndOf(timeline.PlacementOn(day).TimeZone, day);

    /// <summary>The last microsecond of a business day in a time zone that is known.</summary>
    public static ActionDue EndOf(string timeZone, BusinessDay day) => ZoneCalendar.TryCreate(timeZone, out var calendar)
        ? new(calendar.StartOf(day.AddDays(1)) - 1, day)
        : throw new InvalidOperationException($"Time zone '{timeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
