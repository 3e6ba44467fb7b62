using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Targets;

/// <summary>The targets of one scope: the fold of its facts. Of each year all versions are kept, and the last one holds.</summary>
public sealed class TargetBook
{
    /// <summary>Years that may have a target.</summary>
    public const int MaxYears = 50;

    /// <summary>Versions of a year's target.</summary>
    public const int MaxVersions = 100;

    private readonly SortedDictionary<int, List<TargetVersion>> _years = [];

    /// <summary>All versions, by year, the oldest first.</summary>
    public IEnumerable<TargetVersion> All => _years.Values.SelectMany(versions => versions);

    public int YearCount => _years.Count;

    /// <summary>The versions of a year, the oldest first; none where it has no target.</summary>
    /// <param name="firstMonth">Its first month, in months since 1970-01.</param>
    public IReadOnlyList<TargetVersion> Versions(int firstMonth) => _years.TryGetValue(firstMonth, out var versions) ? versions : [];

    /// <summary>The version that holds; null where the year has no target.</summary>
    public TargetVersion? Of(int firstMonth) => _years.TryGetValue(firstMonth, out var versions) ? versions[^1] : null;

    public void Apply(TargetSet set, long version, long atMicros, string principal)
    {
        if (!_years.TryGetValue(set.FirstMonth, out var versions))
            _years.Add(set.FirstMonth, versions = []);
        versions.Add(new TargetVersion(set, version, atMicros, principal));
    }

    /// <summary>The target of a period: a week, or any run of whole months. Null for a day, and where one of its months has none.</summary>
    public Amount? In(Period period) => period.Kind switch
    {
        PeriodKind.Day => null,
        PeriodKind.Week => OfWeek(period),
        _ => Sum(period.Months, OfMonth),
    };

    /// <summary>The parts of a period by which it is paced: its months, or a week itself. None where <see cref="In"/> is null.</summary>
    public IReadOnlyList<PacePart> PartsOf(Period period)
    {
        if (In(period) is not { } whole)
            return [];
        return period.Kind == PeriodKind.Week
            ? [new PacePart(period.FirstDay, period.LastDay, whole)]
            : [.. period.Months.Select(month => new PacePart(BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month), OfMonth(month)!.Value))];
    }

    private Amount? OfWeek(Period week)
    {
        if (YearOf(week.FirstDay.Month) is not { } year)
            return null;
        if (year.WeekScheme == WeekScheme.Iso)
            return Sum(Enumerable.Range(0, week.Days), day => OfDay(week.FirstDay.AddDays(day)));
        return Cascade.Weeks(year.Months[week.FirstDay.Month - year.FirstMonth], year.MinorUnit)[(week.FirstDay.DayOfMonth - 1) / 7];
    }

    private Amount? OfDay(BusinessDay day) => YearOf(day.Month)?.OfDays(day, day);

    private Amount? OfMonth(int month) => YearOf(month) is { } year ? year.Months[month - year.FirstMonth] : null;

    private TargetVersion? YearOf(int month)
    {
        foreach (var (first, versions) in _years)
            if (month >= first && month < first + TargetWeights.Count)
                return versions[^1];
        return null;
    }

    private static Amount? Sum(IEnumerable<int> places, Func<int, Amount?> amountOf)
    {
        var sum = Amount.Zero;
        foreach (var place in places)
        {
            if (amountOf(place) is not { } amount)
                return null;
            sum += amount;
        }
        return sum;
    }
}
