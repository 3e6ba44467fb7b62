using System.Globalization;

namespace ChannelGrains.Domain.Calendars;

/// <summary>Reads and builds the periods behind <see cref="Period"/>. Months are counted since 1970-01.</summary>
internal static class PeriodIds
{
    private const string Forms =
        "write a day 2026-01-15, a week {0}, a month 2026-01, a quarter 2026-Q1 or a year 2026{1}; years are 1900 to 9998";

    public static bool TryParse(string id, CalendarRules rules, out Period period, out string error)
    {
        var found = Read(id, rules, out var hint);
        period = found ?? default;
        error = found is null ? $"'{id}' is no period here: {hint ?? Help(rules)}." : "";
        return found is not null;
    }

    public static Period OfMonth(int month)
    {
        var first = BusinessDay.FirstOfMonth(month);
        return new(PeriodKind.Month, MonthId(first), first, BusinessDay.LastOfMonth(month));
    }

    public static Period MonthQuarter(BusinessDay day) => MonthQuarter(day.Month, Math.Min((day.DayOfMonth - 1) / 7, 3));

    public static Period IsoWeek(BusinessDay day)
    {
        // 1970-01-01 was a Thursday; the year of a week is that of its Thursday.
        var monday = day.AddDays(-FloorMod(day.DaysSinceEpoch + 3, 7));
        var thursday = monday.AddDays(3);
        var week = (thursday - BusinessDay.Of(thursday.Year, 1, 1)) / 7 + 1;
        return new(PeriodKind.Week, Invariant($"{thursday.Year:0000}-W{week:00}"), monday, monday.AddDays(6));
    }

    public static Period Quarter(int month, int startMonth)
    {
        var offset = FloorMod(month - (startMonth - 1), 12);
        var first = month - offset % 3;
        return Of(PeriodKind.Quarter, first, 3, $"{YearId(month, startMonth)}-Q{offset / 3 + 1}");
    }

    public static Period Year(int month, int startMonth)
    {
        var first = month - FloorMod(month - (startMonth - 1), 12);
        return Of(PeriodKind.Year, first, 12, YearId(month, startMonth));
    }

    private static Period? Read(string id, CalendarRules rules, out string? hint)
    {
        hint = null;
        ReadOnlySpan<char> text = id;
        if (text.StartsWith("FY"))
        {
            if (!rules.HasFiscalYear)
                hint = "the fiscal year starts in January, so leave out FY";
            // FY2026 that starts in April 2025: its months are those of 2026 less what lies before January.
            return hint is null && TryYear(text[2..], out var fiscalYear)
                ? ReadInYear(text[6..], (fiscalYear - 1970) * 12 + rules.FiscalYearStartMonth - 13, rules.FiscalYearStartMonth)
                : null;
        }
        if (!TryYear(text, out var year))
            return null;
        var rest = text[4..];
        var january = (year - 1970) * 12;
        if (rest is ['-', 'W', ..])
        {
            if (rules.WeekScheme != WeekScheme.Iso)
                hint = "weeks are quarters of months, so write 2026-01-W1";
            return hint is null ? ReadIsoWeek(rest[2..], year) : null;
        }
        if (!TryTwoDigits(rest, '-', out var month) || month is < 1 or > 12)
            return ReadInYear(rest, january, 1);
        rest = rest[3..];
        if (rest.IsEmpty)
            return OfMonth(january + month - 1);
        if (rest is ['-', 'W', ..] && rules.WeekScheme == WeekScheme.Iso)
        {
            hint = "weeks are those of ISO 8601, so write 2026-W05";
            return null;
        }
        if (rest is ['-', 'W', >= '1' and <= '4'])
            return MonthQuarter(january + month - 1, rest[2] - '1');
        return BusinessDay.TryParse(text, out var day) ? Period.Containing(PeriodKind.Day, day, rules) : null;
    }

    private static Period? ReadInYear(ReadOnlySpan<char> rest, int firstMonth, int startMonth) => rest switch
    {
        [] => Year(firstMonth, startMonth),
        ['-', 'Q', >= '1' and <= '4'] => Quarter(firstMonth + 3 * (rest[2] - '1'), startMonth),
        _ => null,
    };

    private static Period? ReadIsoWeek(ReadOnlySpan<char> digits, int year)
    {
        if (digits.Length != 2 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[1]))
            return null;
        var week = (digits[0] - '0') * 10 + digits[1] - '0';
        // 4 January is always in week 1.
        var found = IsoWeek(BusinessDay.Of(year, 1, 4).AddDays(7 * (week - 1)));
        return week > 0 && found.Id.AsSpan()[^2..].SequenceEqual(digits) ? found : null;
    }

    private static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        return text.Length >= 4
            && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && year is >= BusinessDay.MinYear and <= BusinessDay.MaxYear;
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, char lead, out int value)
    {
        value = 0;
        return text.Length >= 3 && text[0] == lead
            && int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static Period MonthQuarter(int month, int index)
    {
        var first = BusinessDay.FirstOfMonth(month);
        var last = index == 3 ? BusinessDay.LastOfMonth(month) : first.AddDays(7 * index + 6);
        return new(PeriodKind.Week, Invariant($"{MonthId(first)}-W{index + 1}"), first.AddDays(7 * index), last);
    }

    private static Period Of(PeriodKind kind, int firstMonth, int months, string id) =>
        new(kind, id, BusinessDay.FirstOfMonth(firstMonth), BusinessDay.LastOfMonth(firstMonth + months - 1));

    private static string YearId(int month, int startMonth)
    {
        var year = 1970 + (month - FloorMod(month, 12)) / 12;
        if (startMonth == 1)
            return Invariant($"{year:0000}");
        return Invariant($"FY{(FloorMod(month, 12) >= startMonth - 1 ? year + 1 : year):0000}");
    }

    private static string MonthId(BusinessDay first) => Invariant($"{first.Year:0000}-{first.MonthOfYear:00}");

    private static string Help(CalendarRules rules) => string.Format(CultureInfo.InvariantCulture, Forms,
        rules.WeekScheme == WeekScheme.Iso ? "2026-W05" : "2026-01-W1",
        rules.HasFiscalYear ? " of the calendar, or FY2026-Q1 or FY2026 of the fiscal year" : "");

    private static int FloorMod(int value, int divisor) => (value % divisor + divisor) % divisor;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
