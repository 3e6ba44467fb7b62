using System.Globalization;

namespace ChannelGrains.Dashboard.Choosing;

/// <summary>Reckons with ids of periods, as 2026-11, 2026-Q4, 2026, FY2026-Q1, FY2026: what comes before and after. What they mean is the server's.</summary>
internal static class PeriodId
{
    private const int MonthsOfYear = 12, QuartersOfYear = 4;

    /// <summary>So many periods of the same length later; null for what is none of these.</summary>
    public static string? Shift(string period, int by)
    {
        var prefix = period.StartsWith("FY", StringComparison.Ordinal) ? "FY" : "";
        var rest = period.AsSpan(prefix.Length);
        if (rest.Length < 4 || !int.TryParse(rest[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        return rest[4..] switch
        {
            [] => $"{prefix}{year + by:0000}",
            ['-', 'Q', >= '1' and <= '4' and var quarter] => Part(year, quarter - '1', by, QuartersOfYear) is var (toYear, to) ? $"{prefix}{toYear:0000}-Q{to + 1}" : null,
            ['-', var tens, var ones] when prefix.Length == 0 && int.TryParse([tens, ones], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= MonthsOfYear =>
                Part(year, month - 1, by, MonthsOfYear) is var (toYear, to) ? $"{toYear:0000}-{to + 1:00}" : null,
            _ => null,
        };
    }

    /// <summary>The same period a year before.</summary>
    public static string? LastYear(string period) => Shift(period, period.Contains('Q', StringComparison.Ordinal) ? -QuartersOfYear : period.Contains('-', StringComparison.Ordinal) ? -MonthsOfYear : -1);

    private static (int Year, int Part) Part(int year, int part, int by, int parts)
    {
        var all = year * parts + part + by;
        return (all / parts, all % parts);
    }
}
