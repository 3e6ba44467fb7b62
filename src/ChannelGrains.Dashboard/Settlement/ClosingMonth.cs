using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Reckons when a month can be closed.</summary>
internal static class ClosingMonth
{
    /// <summary>The first day on which it can be: the days of grace after the month's end. Null for what is no month.</summary>
    public static LocalDate? From(string period, int graceDays) =>
        YearMonthPattern.Iso.Parse(period) is { Success: true } month ? month.Value.OnDayOfMonth(1).PlusMonths(1).PlusDays(graceDays) : null;
}
