using System.Globalization;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.SalesViews;

/// <summary>Keys of the months' views.</summary>
internal static class MonthId
{
    public static string Of(int month) => BusinessDay.FirstOfMonth(month).ToString()[..7];

    /// <summary>The month of a view's key, which may lie beyond those that a period can name: the one before the first is compared with it.</summary>
    public static int Month(string monthId)
    {
        var first = DateOnly.ParseExact(monthId, "yyyy-MM", CultureInfo.InvariantCulture);
        return BusinessDay.Of(first.Year, first.Month, 1).Month;
    }
}
