using System.Globalization;
using ChannelGrains.Dashboard.Languages;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Formats;

/// <summary>Writes figures, dates and times in the reader's language. No figure passes through floating point.</summary>
internal static class Format
{
    /// <summary>Stands for what is not known.</summary>
    public const string None = "–";

    private const decimal NanosPerUnit = 1_000_000_000m;

    // Chinese counts by ten thousands, English by thousands.
    private static readonly (decimal From, string Unit)[] ChineseUnits = [(100_000_000m, "亿"), (10_000m, "万")];
    private static readonly (decimal From, string Unit)[] EnglishUnits = [(1_000_000_000m, "B"), (1_000_000m, "M"), (1_000m, "K")];

    private static readonly LocalDatePattern EnglishDate = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private static readonly LocalDatePattern ChineseDate = LocalDatePattern.CreateWithInvariantCulture("uuuu'年'M'月'd'日'");

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    public static decimal Amount(Money money) => money.Units + money.Nanos / NanosPerUnit;

    /// <summary>An amount of a figure, exact to its ninth place.</summary>
    public static Money MoneyOf(string currencyCode, decimal value)
    {
        var units = decimal.Truncate(value);
        return new Money { CurrencyCode = currencyCode, Units = (long)units, Nanos = (int)((value - units) * NanosPerUnit) };
    }

    /// <summary>An amount, whole: ¥1,234.50, CNY 1,234.50.</summary>
    public static string Money(Money? money) => money is null ? None : $"{Currency(money.CurrencyCode)}{Amount(money).ToString("#,##0.00#######", Plain)}";

    /// <summary>An amount in a few signs: ¥123.46万, CNY 1.23M.</summary>
    public static string Short(Money? money) => money is null ? None : $"{Currency(money.CurrencyCode)}{Short(Amount(money))}";

    /// <summary>A figure in a few signs: 123.46万, 1.23M.</summary>
    public static string Short(decimal value)
    {
        foreach (var (from, unit) in PageLanguages.IsChinese ? ChineseUnits : EnglishUnits)
            if (Math.Abs(value) >= from)
                return (value / from).ToString("#,##0.00", Plain) + unit;
        return value.ToString("#,##0.##", Plain);
    }

    public static string Number(long value) => value.ToString("#,##0", Plain);

    /// <summary>A decimal of the server, with at most so many places.</summary>
    public static string Number(string? value, int places = 2) => Parse(value) is { } number ? number.ToString("#,##0." + new string('#', places), Plain) : None;

    /// <summary>A ratio of the server as a percentage: 0.9523 is 95.2 %.</summary>
    public static string Percent(string? ratio, int places = 1) => Parse(ratio) is { } value ? $"{(value * 100).ToString("#,##0." + new string('0', places), Plain)} %" : None;

    /// <summary>A change as a percentage with its sign: +4.1 %.</summary>
    public static string Change(decimal? now, decimal? before) => now is { } value && before is { } base0 && base0 != 0
        ? $"{((value - base0) / Math.Abs(base0) * 100).ToString("+#,##0.0;-#,##0.0;0.0", Plain)} %"
        : None;

    public static decimal? Parse(string? value) => decimal.TryParse(value, NumberStyles.Float, Plain, out var number) ? number : null;

    /// <summary>A date that the server wrote as yyyy-mm-dd.</summary>
    public static string Date(string? date) => LocalDatePattern.Iso.Parse(date ?? "") is { Success: true } parsed ? Date(parsed.Value) : date is null or "" ? None : date;

    public static string Date(LocalDate date) => (PageLanguages.IsChinese ? ChineseDate : EnglishDate).Format(date);

    /// <summary>An instant in a time zone: 28 Nov 2026 14:03.</summary>
    public static string Time(Timestamp? time, DateTimeZone zone)
    {
        if (time is null)
            return None;
        var local = NodaTime.Instant.FromUnixTimeSeconds(time.Seconds).InZone(zone).LocalDateTime;
        return $"{Date(local.Date)} {local.TimeOfDay.ToString("HH:mm", Plain)}";
    }

    /// <summary>A month of the server, 2026-11: 2026年11月, Nov 2026.</summary>
    public static string Period(string period)
    {
        if (YearMonthPattern.Iso.Parse(period) is not { Success: true } parsed)
            return PageLanguages.IsChinese && period.Length == 4 && period.All(char.IsAsciiDigit) ? period + "年" : period;
        var month = parsed.Value.OnDayOfMonth(1);
        return PageLanguages.IsChinese ? $"{month.Year}年{month.Month}月" : month.ToString("MMM uuuu", Plain);
    }

    private static string Currency(string code) => code == "CNY" && PageLanguages.IsChinese ? "¥" : code.Length == 0 ? "" : code + " ";
}
