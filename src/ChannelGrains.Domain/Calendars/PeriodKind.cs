namespace ChannelGrains.Domain.Calendars;

/// <summary>Lengths of period; the numbers are those of the wire's granularity.</summary>
public enum PeriodKind
{
    Day = 1,
    Week = 2,
    Month = 3,
    Quarter = 4,
    Year = 5,
}
