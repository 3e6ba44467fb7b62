using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Targets;

/// <summary>
/// How a year's target comes down to quarters, months and weeks; what is below adds up to what is above, at each step, by
/// <see cref="ExactSplit"/>. Steps: 1. the year to its quarters, by the sums of their months' weights; 2. each quarter to its months, by their weights; 3. each
/// month to its weeks, four equal ones; where weeks are those of ISO 8601, which nest in no month, equally to its days, and a week is the sum of its days.
/// Months that keep what they had take no part: 1 and 2 split what is left to the others.
/// </summary>
public static class Cascade
{
    private const int MonthsOfQuarter = 3;
    private const int WeeksOfMonth = 4;

    /// <summary>The twelve months' parts.</summary>
    /// <param name="year">The year's target, at least what is kept.</param>
    /// <param name="weights">Twelve; one of the months that are not kept weighs something, unless nothing is left for them.</param>
    /// <param name="kept">The parts of the first months, as they were.</param>
    /// <param name="minorUnit">The currency's.</param>
    public static ImmutableArray<Amount> Months(Amount year, ReadOnlySpan<long> weights, ReadOnlySpan<Amount> kept, Amount minorUnit)
    {
        var months = new Amount[TargetWeights.Count];
        kept.CopyTo(months);
        var open = year;
        foreach (var month in kept)
            open -= month;

        // 1
        var quarters = new Int128[TargetWeights.Count / MonthsOfQuarter];
        for (var month = kept.Length; month < months.Length; month++)
            quarters[month / MonthsOfQuarter] += weights[month];
        var quarterParts = ExactSplit.Of(open, quarters, minorUnit);

        // 2
        var monthWeights = new Int128[MonthsOfQuarter];
        for (var quarter = 0; quarter < quarters.Length; quarter++)
        {
            var first = Math.Max(quarter * MonthsOfQuarter, kept.Length);
            var count = ((quarter + 1) * MonthsOfQuarter) - first;
            if (count <= 0)
                continue;
            for (var i = 0; i < count; i++)
                monthWeights[i] = weights[first + i];
            ExactSplit.Of(quarterParts[quarter], monthWeights.AsSpan(0, count), minorUnit).CopyTo(months, first);
        }
        return ImmutableArray.Create(months);
    }

    /// <summary>A month's part of each of its four weeks.</summary>
    public static Amount[] Weeks(Amount month, Amount minorUnit) => ExactSplit.Equally(month, WeeksOfMonth, minorUnit);

    /// <summary>A month's part of each of its days.</summary>
    public static Amount[] Days(Amount month, int days, Amount minorUnit) => ExactSplit.Equally(month, days, minorUnit);

    /// <summary>The whole cascade of a version of a target.</summary>
    public static TargetPart Of(TargetVersion target)
    {
        var rules = target.Calendar;
        var quarters = new List<TargetPart>();
        for (var quarter = 0; quarter < TargetWeights.Count; quarter += MonthsOfQuarter)
        {
            TargetPart[] months = [.. Enumerable.Range(quarter, MonthsOfQuarter).Select(month => Month(target, month))];
            quarters.Add(Part(Period.Containing(PeriodKind.Quarter, months[0].FirstDay, rules), months));
        }
        return Part(target.Year, quarters);
    }

    /// <summary>The parts of the weeks of ISO 8601 that have days in the year; none where weeks nest in months.</summary>
    public static IReadOnlyList<TargetPart> IsoWeeks(TargetVersion target)
    {
        var weeks = new List<TargetPart>();
        if (target.WeekScheme != WeekScheme.Iso)
            return weeks;
        var year = target.Year;
        for (var day = year.FirstDay; day <= year.LastDay; day = weeks[^1].LastDay.AddDays(1))
        {
            var week = Period.Containing(PeriodKind.Week, day, target.Calendar);
            var last = week.LastDay < year.LastDay ? week.LastDay : year.LastDay;
            weeks.Add(new TargetPart(week, day, last, target.OfDays(day, last), last.Month - target.FirstMonth < target.ClosedMonths, []));
        }
        return weeks;
    }

    private static TargetPart Month(TargetVersion target, int place)
    {
        var month = Period.OfMonth(target.FirstMonth + place);
        var isKept = place < target.ClosedMonths;
        return new TargetPart(
            month, month.FirstDay, month.LastDay, target.Months[place], isKept,
            target.WeekScheme == WeekScheme.Iso ? [] : MonthQuarters(target, month, target.Months[place], isKept));
    }

    private static IReadOnlyList<TargetPart> MonthQuarters(TargetVersion target, Period month, Amount part, bool isKept)
    {
        Period.TryCover(PeriodKind.Week, month.FirstDay, month.LastDay, target.Calendar, WeeksOfMonth, out var weeks);
        return [.. weeks.Zip(Weeks(part, target.MinorUnit), (week, amount) => new TargetPart(week, week.FirstDay, week.LastDay, amount, isKept, []))];
    }

    private static TargetPart Part(Period period, IReadOnlyList<TargetPart> parts) => new(
        period, period.FirstDay, period.LastDay, parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target), parts.All(part => part.IsKept), parts);
}
