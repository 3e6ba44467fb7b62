using System.Globalization;
using ChannelGrains.Dashboard.Formats;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Says in words when a plan asks, for rules of the usual parts; another rule is shown as it is written.</summary>
internal sealed class PlanWords(IStringLocalizer<FormsTexts> texts)
{
    private const int LastDay = -1;

    private static readonly string[] Known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "UNTIL", "WKST"];

    /// <param name="rule">A recurrence rule of RFC 5545; empty is once.</param>
    /// <param name="startsOn">The first day, yyyy-mm-dd.</param>
    public string Of(string rule, string startsOn)
    {
        if (rule.Length == 0)
            return texts["once, on {0}", Format.Date(startsOn)];
        var parts = rule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2).GroupBy(part => part[0].ToUpperInvariant(), StringComparer.Ordinal).ToDictionary(part => part.Key, part => part.First()[1].ToUpperInvariant(), StringComparer.Ordinal);
        if (parts.Keys.Except(Known).Any() || Often(parts) is not { } often || Days(parts) is not { } days || MonthDays(parts) is not { } monthDays)
            return rule;
        List<string> said = [often];
        if (days.Length > 0)
            said.Add(texts["on {0}", days]);
        if (monthDays.Length > 0)
            said.Add(monthDays);
        if (parts.TryGetValue("BYMONTH", out var months))
            said.Add(texts["in the months {0}", months.Replace(",", ", ", StringComparison.Ordinal)]);
        if (parts.TryGetValue("COUNT", out var count))
            said.Add(texts["{0} times", count]);
        if (parts.TryGetValue("UNTIL", out var until) && until.Length >= 8)
            said.Add(texts["until {0}", Format.Date($"{until[..4]}-{until[4..6]}-{until[6..8]}")]);
        return string.Join(texts[", "], said);
    }

    private string? Often(Dictionary<string, string> parts)
    {
        var every = parts.TryGetValue("INTERVAL", out var interval) && int.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return (parts.GetValueOrDefault("FREQ"), every) switch
        {
            ("DAILY", 1) => texts["every day"].Value,
            ("DAILY", _) => texts["every {0} days", every].Value,
            ("WEEKLY", 1) => texts["every week"].Value,
            ("WEEKLY", _) => texts["every {0} weeks", every].Value,
            ("MONTHLY", 1) => texts["every month"].Value,
            ("MONTHLY", _) => texts["every {0} months", every].Value,
            ("YEARLY", 1) => texts["every year"].Value,
            ("YEARLY", _) => texts["every {0} years", every].Value,
            _ => null,
        };
    }

    /// <summary>Weekdays; empty where the rule names none, null where it says more of one than its name.</summary>
    private string? Days(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("BYDAY", out var named))
            return "";
        var days = named.Split(',', StringSplitOptions.TrimEntries).Select(DayOf).ToList();
        return days.Contains(null) ? null : string.Join(texts[", "], days);
    }

    /// <summary>Days of the month; empty where the rule names none, null where it is none.</summary>
    private string? MonthDays(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("BYMONTHDAY", out var named))
            return "";
        List<string> days = [];
        foreach (var day in named.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(day, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < LastDay)
                return null;
            days.Add(number == LastDay ? texts["on its last day"] : texts["on day {0}", number]);
        }
        return string.Join(texts[", "], days);
    }

    /// <summary>A weekday by its two letters.</summary>
    public string? DayOf(string day) => day switch
    {
        "MO" => texts["Monday"].Value,
        "TU" => texts["Tuesday"].Value,
        "WE" => texts["Wednesday"].Value,
        "TH" => texts["Thursday"].Value,
        "FR" => texts["Friday"].Value,
        "SA" => texts["Saturday"].Value,
        "SU" => texts["Sunday"].Value,
        _ => null,
    };
}
