using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Reads when a row happened. A bare date is noon in the zone, of which <see cref="BusinessDays"/> makes the partner's business day. A local
/// time that a clock change skips moves forward by the gap; one that occurs twice is the earlier.
/// </summary>
internal sealed class TimeRule
{
    public const string Rfc3339 = "rfc3339";

    private const int MaxCached = 1 << 16;

    private readonly RowValue _value;
    private readonly string _format;
    private readonly Func<string, Instant?> _parse;
    private readonly Dictionary<string, Timestamp> _cache = new(StringComparer.Ordinal);

    private TimeRule(RowValue value, string format, DateTimeZone zone, string? named, Func<string, Instant?> parse)
    {
        Zone = zone;
        NamedZone = named;
        IsDate = IsBareDate(format);
        _value = value;
        _format = format;
        _parse = parse;
    }

    /// <summary>The zone of local times and of the noons of bare dates.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The zone that the mapping names; null for none.</summary>
    public string? NamedZone { get; }

    /// <summary>True when rows say the day only.</summary>
    public bool IsDate { get; }

    /// <summary>True when a format has no hours.</summary>
    public static bool IsBareDate(string format) => format != Rfc3339 && !format.Contains('H', StringComparison.Ordinal) && !format.Contains('h', StringComparison.Ordinal);

    /// <param name="value">Where the text is.</param>
    /// <param name="format"><c>rfc3339</c>, or a NodaTime pattern; one with hours is a date and time, else a date.</param>
    /// <param name="zone">The zone of local times; ignored for rfc3339.</param>
    /// <param name="named">The zone that the mapping names; null for none.</param>
    /// <exception cref="InvalidPatternException">The format is not a pattern.</exception>
    /// <exception cref="MappingException">The format leaves out a part of the time, which would be made up.</exception>
    public static TimeRule Create(RowValue value, string format, DateTimeZone zone, string? named)
    {
        if (format == Rfc3339)
            return new TimeRule(value, format, zone, named, text => Value(OffsetDateTimePattern.Rfc3339.Parse(text), static t => t.ToInstant()));

        RequireWhole(format);
        if (!IsBareDate(format))
        {
            var pattern = LocalDateTimePattern.CreateWithInvariantCulture(format);
            return new TimeRule(value, format, zone, named, text => Value(pattern.Parse(text), t => t.InZoneLeniently(zone).ToInstant()));
        }

        var dates = LocalDatePattern.CreateWithInvariantCulture(format);
        return new TimeRule(
            value, format, zone, named, text => Value(dates.Parse(text), d => d.At(LocalTime.Noon).InZoneLeniently(zone).ToInstant()));
    }

    /// <exception cref="BadRowException">The text does not fit the format.</exception>
    public Timestamp Read(CsvRow row)
    {
        var text = Blanks.Trim(_value.Text(row));
        if (_cache.TryGetValue(text, out var known))
            return known;

        var instant = _parse(text) ?? throw new BadRowException(_value.Label, $"'{text}' does not fit the format {_format}");
        var ticks = instant.ToUnixTimeTicks();
        var time = new Timestamp
        {
            Seconds = Math.DivRem(ticks, NodaConstants.TicksPerSecond, out var rest) - (rest < 0 ? 1 : 0),
            Nanos = (int)((rest < 0 ? rest + NodaConstants.TicksPerSecond : rest) * NodaConstants.NanosecondsPerTick),
        };
        if (_cache.Count >= MaxCached)
            _cache.Clear();

        _cache.Add(text, time);
        return time;
    }

    private static void RequireWhole(string format)
    {
        if (!(format.Contains('u', StringComparison.Ordinal) || format.Contains('y', StringComparison.Ordinal))
            || !format.Contains('M', StringComparison.Ordinal) || !format.Contains('d', StringComparison.Ordinal))
            throw new MappingException($"Mapping: fields.occurred_at.format '{format}' must have the year (uuuu), month (MM) and day (dd).");

        if (format.Contains('h', StringComparison.Ordinal) && !format.Contains('t', StringComparison.Ordinal))
            throw new MappingException($"Mapping: fields.occurred_at.format '{format}' has hours from 1 to 12 (hh) without AM or PM (tt): write HH for 0 to 23.");
    }

    private static Instant? Value<T>(ParseResult<T> parsed, Func<T, Instant> toInstant) =>
        parsed.TryGetValue(default!, out var value) ? toInstant(value) : null;
}
