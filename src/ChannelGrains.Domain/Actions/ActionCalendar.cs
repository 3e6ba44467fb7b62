using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>The business days by which actions of a partner, or of the programme, are due.</summary>
/// <param name="DayOf">The business day at an instant, microseconds since 1970-01-01 UTC.</param>
/// <param name="EndOf">The end of a business day.</param>
public sealed record ActionCalendar(Func<long, BusinessDay> DayOf, Func<BusinessDay, ActionDue> EndOf)
{
    public static ActionCalendar Of(PartnerTimeline timeline) => new(timeline.DayOf, day => ActionDue.EndOf(timeline, day));

    /// <summary>Of a time zone; <see cref="InvalidOperationException"/> when this build does not know it.</summary>
    public static ActionCalendar Of(string timeZone) => ZoneCalendar.TryCreate(timeZone, out var calendar)
        ? new(calendar.DayOf, day => ActionDue.EndOf(timeZone, day))
        : throw new InvalidOperationException($"Time zone '{timeZone}' is not in this build's database.");
}
