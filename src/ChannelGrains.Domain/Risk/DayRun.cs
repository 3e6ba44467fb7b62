using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>Sales of a run of business days, one after the other.</summary>
/// <param name="first">The first day.</param>
/// <param name="days">Of each day; not changed any more.</param>
public sealed class DayRun(BusinessDay first, DaySales[] days)
{
    public BusinessDay First => first;

    /// <summary>The last day; the day before the first one where there is none.</summary>
    public BusinessDay Last => first.AddDays(days.Length - 1);

    /// <summary>Of a day; nothing outside the run.</summary>
    public DaySales this[BusinessDay day] => day < First || day > Last ? default : days[day - first];

    /// <summary>Of the days of an interval, both ends included, that lie in the run.</summary>
    public DaySales Sum(BusinessDay from, BusinessDay to)
    {
        DaySales sum = default;
        for (var day = BusinessDay.Max(from, First); day <= to && day <= Last; day = day.AddDays(1))
            sum += days[day - first];
        return sum;
    }
}
