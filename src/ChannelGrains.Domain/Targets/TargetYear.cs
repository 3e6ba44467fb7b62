using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Targets;

/// <summary>Years that can have a target: the programme's own, fiscal where it has fiscal ones.</summary>
public static class TargetYear
{
    /// <summary>The year of an id; YEAR for what is none.</summary>
    public static Outcome<Period> Read(string id, CalendarRules calendar)
    {
        if (Period.TryParse(id, calendar, out var year, out _) && year.Kind == PeriodKind.Year && year.FirstDay.MonthOfYear == calendar.FiscalYearStartMonth)
            return year;
        return Refusal.InvalidArgument("YEAR",
            $"'{(id.Length <= 32 ? id : string.Concat(id.AsSpan(0, 32), "..."))}' is no year of the programme: write {(calendar.HasFiscalYear ? "a fiscal year, as FY2026" : "a year, as 2026")}.", "year");
    }
}
