using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>One version of a scope's target for a year.</summary>
/// <param name="Set">What was set.</param>
/// <param name="Version">The record of the journal that holds it.</param>
/// <param name="SetAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="SetBy">By whom.</param>
[GenerateSerializer, Immutable]
public sealed record TargetVersion(
    [property: Id(0)] TargetSet Set,
    [property: Id(1)] long Version,
    [property: Id(2)] long SetAtMicros,
    [property: Id(3)] string SetBy)
{
    public int FirstMonth => Set.FirstMonth;

    public int ClosedMonths => Set.ClosedMonths;

    public WeekScheme WeekScheme => Set.WeekScheme;

    public ImmutableArray<Amount> Months => Set.Months;

    public Amount MinorUnit => Currencies.MinorUnitOf(Set.CurrencyCode);

    public string Etag => Etags.Of(Version);

    /// <summary>The calendar under which it was set; a year starts with its first month.</summary>
    public CalendarRules Calendar => new(BusinessDay.FirstOfMonth(FirstMonth).MonthOfYear, WeekScheme);

    public Period Year => Period.Containing(PeriodKind.Year, BusinessDay.FirstOfMonth(FirstMonth), Calendar);

    /// <summary>The part of a run of days in the year: each day's of its month's.</summary>
    public Amount OfDays(BusinessDay first, BusinessDay last)
    {
        var sum = Amount.Zero;
        for (var month = first.Month; month <= last.Month; month++)
        {
            var (start, end) = (BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month));
            var days = Cascade.Days(Months[month - FirstMonth], end - start + 1, MinorUnit);
            for (var day = BusinessDay.Max(first, start); day <= last && day <= end; day = day.AddDays(1))
                sum += days[day - start];
        }
        return sum;
    }
}
