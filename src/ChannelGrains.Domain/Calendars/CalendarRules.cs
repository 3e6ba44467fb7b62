namespace ChannelGrains.Domain.Calendars;

/// <summary>What a programme's calendar leaves open.</summary>
/// <param name="FiscalYearStartMonth">1 to 12; 1 makes fiscal years the calendar's.</param>
/// <param name="WeekScheme">How weeks are cut.</param>
[GenerateSerializer, Immutable]
public readonly record struct CalendarRules([property: Id(0)] int FiscalYearStartMonth, [property: Id(1)] WeekScheme WeekScheme)
{
    public static readonly CalendarRules Default = new(1, WeekScheme.MonthQuarters);

    public bool HasFiscalYear => FiscalYearStartMonth != 1;
}
