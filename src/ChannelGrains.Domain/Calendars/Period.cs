namespace ChannelGrains.Domain.Calendars;

/// <summary>
/// A named run of business days, both ends included: day <c>2026-01-15</c>, week <c>2026-01-W1</c> or <c>2026-W05</c>,
/// month <c>2026-01</c>, quarter <c>2026-Q1</c> or fiscal <c>FY2026-Q1</c>, year <c>2026</c> or fiscal <c>FY2026</c>, which
/// is the year in which it ends.
/// </summary>
[GenerateSerializer, Immutable]
public readonly record struct Period
{
    internal Period(PeriodKind kind, string id, BusinessDay firstDay, BusinessDay lastDay)
    {
        Kind = kind;
        Id = id;
        FirstDay = firstDay;
        LastDay = lastDay;
    }

    [Id(0)]
    public PeriodKind Kind { get; private init; }

    [Id(1)]
    public string Id { get; private init; }

    [Id(2)]
    public BusinessDay FirstDay { get; private init; }

    [Id(3)]
    public BusinessDay LastDay { get; private init; }

    /// <summary>Business days in it.</summary>
    public int Days => LastDay - FirstDay + 1;

    /// <summary>True for the periods that <c>CountCustomers</c> can answer: month, quarter, year.</summary>
    public bool IsWholeMonths => Kind >= PeriodKind.Month;

    /// <summary>The months that it touches, in order, in months since 1970-01.</summary>
    public IReadOnlyList<int> Months => [.. Enumerable.Range(FirstDay.Month, LastDay.Month - FirstDay.Month + 1)];

    private bool IsFiscal => Id.StartsWith("FY", StringComparison.Ordinal);

    private CalendarRules OwnRules => new(
        IsFiscal ? FiscalStartMonth : 1,
        Kind == PeriodKind.Week && Id[5] == 'W' ? WeekScheme.Iso : WeekScheme.MonthQuarters);

    // A fiscal quarter starts in its year's first month or 3, 6, 9 later; the last digit of its id says which.
    private int FiscalStartMonth => Kind == PeriodKind.Year
        ? FirstDay.MonthOfYear
        : (FirstDay.MonthOfYear - 1 + 12 - 3 * (Id[^1] - '1')) % 12 + 1;

    /// <summary>
    /// Reads an id. ISO weeks are read under <see cref="WeekScheme.Iso"/> only and quarters of months under
    /// <see cref="WeekScheme.MonthQuarters"/> only; fiscal ids only where the fiscal year is not the calendar's. Plain years
    /// and quarters are always the calendar's.
    /// </summary>
    /// <param name="id">The id, as it was sent.</param>
    /// <param name="rules">The programme's.</param>
    /// <param name="period">The period, when true is returned.</param>
    /// <param name="error">What is wrong and what to write instead; empty when true is returned.</param>
    public static bool TryParse(string id, CalendarRules rules, out Period period, out string error) =>
        PeriodIds.TryParse(id, rules, out period, out error);

    /// <summary>The month that is given in months since 1970-01.</summary>
    public static Period OfMonth(int month) => PeriodIds.OfMonth(month);

    /// <summary>The period of a kind that holds a day; years and quarters are the fiscal ones of <paramref name="rules"/>.</summary>
    public static Period Containing(PeriodKind kind, BusinessDay day, CalendarRules rules) => kind switch
    {
        PeriodKind.Day => new(kind, day.ToString(), day, day),
        PeriodKind.Week => rules.WeekScheme == WeekScheme.Iso ? PeriodIds.IsoWeek(day) : PeriodIds.MonthQuarter(day),
        PeriodKind.Month => PeriodIds.OfMonth(day.Month),
        PeriodKind.Quarter => PeriodIds.Quarter(day.Month, rules.FiscalYearStartMonth),
        PeriodKind.Year => PeriodIds.Year(day.Month, rules.FiscalYearStartMonth),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of period."),
    };

    /// <summary>
    /// The periods that cover an interval, in order and without holes: the first holds <paramref name="firstDay"/>, the last
    /// holds <paramref name="lastDay"/>. False, and none, when there would be more than <paramref name="max"/>, or when the
    /// interval is empty.
    /// </summary>
    public static bool TryCover(
        PeriodKind kind, BusinessDay firstDay, BusinessDay lastDay, CalendarRules rules, int max, out IReadOnlyList<Period> steps)
    {
        List<Period> found = [];
        steps = [];
        if (lastDay < firstDay)
            return false;
        for (var next = firstDay; next <= lastDay; next = found[^1].LastDay.AddDays(1))
        {
            if (found.Count == max)
                return false;
            found.Add(Containing(kind, next, rules));
        }
        steps = found;
        return true;
    }

    /// <summary>The period of the same sort just before it.</summary>
    public Period Previous() => Containing(Kind, FirstDay.AddDays(-1), OwnRules);

    /// <summary>The period of the same sort just after it.</summary>
    public Period Next() => Containing(Kind, LastDay.AddDays(1), OwnRules);

    public bool Contains(BusinessDay day) => day >= FirstDay && day <= LastDay;

    public override string ToString() => Id;
}
