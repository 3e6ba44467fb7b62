using System.Globalization;
using System.Text.RegularExpressions;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>The rules of `deploy/` with each of their times divided by one number, so that a drill takes a minute. Thresholds stay as they are.</summary>
internal static partial class ShortenedRules
{
    /// <param name="rules">As `alerts.yml`.</param>
    /// <param name="factor">What windows, offsets and waits are divided by.</param>
    public static string Of(string rules, int factor) => Time().Replace(rules, match => $"{match.Groups[1].Value}{Milliseconds(match) / factor}ms");

    private static long Milliseconds(Match match) => long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) * match.Groups[3].Value switch
    {
        "s" => 1_000L,
        "m" => 60_000L,
        "h" => 3_600_000L,
        _ => 86_400_000L,
    };

    // A window in brackets, an offset, or how long an alert waits.
    [GeneratedRegex(@"(\[|\boffset |\bfor: )([0-9]+)([smhd])\b")]
    private static partial Regex Time();
}
