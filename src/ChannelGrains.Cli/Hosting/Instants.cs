using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Hosting;

/// <summary>Instants that people write: a time with its offset from UTC.</summary>
internal static class Instants
{
    public static Timestamp Parse(string option, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && text.Contains('T', StringComparison.Ordinal) && HasOffset(text)
            ? Timestamp.FromDateTimeOffset(time)
            : throw new UsageException($"{option} {text} is no time with an offset from UTC, as 2026-11-28T09:00:00+08:00 or 2026-11-28T01:00:00Z.");

    private static bool HasOffset(string time) =>
        time.EndsWith('Z') || time.LastIndexOf('+') > time.IndexOf('T', StringComparison.Ordinal) || time.LastIndexOf('-') > time.IndexOf('T', StringComparison.Ordinal);
}
