using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>A statement's id is that of its month.</summary>
public static class StatementIds
{
    /// <summary>The month of an id, in months since 1970-01; false for what is no id of a month.</summary>
    public static bool TryParse(string id, out int month)
    {
        var isMonth = Period.TryParse(id, new CalendarRules(1, WeekScheme.MonthQuarters), out var period, out _) && period.Kind == PeriodKind.Month;
        month = isMonth ? period.FirstDay.Month : 0;
        return isMonth;
    }
}
