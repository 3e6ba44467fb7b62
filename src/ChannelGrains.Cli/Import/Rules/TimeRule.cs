using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Reads when a row happened. A bare date is noon in the zone. A local time that a clock change skips moves forward by the
/// gap; one that occurs twice is the earlier.
/// </summary>
internal sealed class TimeRule
{
    private const int MaxCached = 1 << 16;

    private readonly RowValue _value;
    private readonly string _format;
    private readonly Func<string, Instant?> _parse;
    private readonly Dictionary<string, Timestamp> _cache = new(StringComparer.Ordinal);

    private TimeRule(RowValue value, string format, Func<string, Instant?> parse)
    {
        _value = value;
        _format = format;
        _parse = parse;
    }

    /// <param name="value">Where the text is.</param>
    /// <param name="format"><c>rfc3339</c>, or a NodaTime pattern; one with hours is a date and time, else a date.</param>
    /// <param name="zone">The zone of local times; ignored for rfc3339.</param>
    /// <exception cref="InvalidPatternException">The format is not a pattern.</exception>
    public static TimeRule Create(RowValue value, string format, DateTimeZone zone)
    {
        if (format == "rfc3339")
        {
            return new TimeRule(value, format, text => Value(OffsetDateTimePattern.Rfc3339.Parse(text), static t => t.ToInstant()));
        }

        if (format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal))
        {
            var pattern = LocalDateTimePattern.CreateWithInvariantCulture(format);
            return new TimeRule(value, format, text => Value(pattern.Parse(text), t => t.InZoneLeniently(zone).ToInstant()));
        }

        var dates = LocalDatePattern.CreateWithInvariantCulture(format);
        return new TimeRule(
            value, format, text => Value(dates.Parse(text), d => d.At(LocalTime.Noon).InZoneLeniently(zone).ToInstant()));
    }

    /// <exception cref="BadRowException">The text does not fit the format.</exception>
    public Timestamp Read(CsvRow row)
    {
        var text = _value.Text(row);
        if (_cache.TryGetValue(text, out var known))
        {
            return known;
        }

        var instant = _parse(text) ?? throw new BadRowException(_value.Label, $"'{text}' does not fit the format {_format}");
        var ticks = instant.ToUnixTimeTicks();
        var time = new Timestamp
        {
            Seconds = Math.DivRem(ticks, NodaConstants.TicksPerSecond, out var rest) - (rest < 0 ? 1 : 0),
            Nanos = (int)((rest < 0 ? rest + NodaConstants.TicksPerSecond : rest) * NodaConstants.NanosecondsPerTick),
        };
        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
        }

        _cache.Add(text, time);
        return time;
    }

    private static Instant? Value<T>(ParseResult<T> parsed, Func<T, Instant> toInstant) =>
        parsed.TryGetValue(default!, out var value) ? toInstant(value) : null;
}
