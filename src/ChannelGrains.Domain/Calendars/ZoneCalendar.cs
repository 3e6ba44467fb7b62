using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace ChannelGrains.Domain.Calendars;

/// <summary>
/// Business days of one IANA time zone, by the time zone database that is built in. Instances are shared by all that name
/// the zone, and safe for use from several threads.
/// </summary>
public sealed class ZoneCalendar
{
    private const int RecentOffsets = 4; // instants around a change of the clock go back and forth between two

    private static readonly ConcurrentDictionary<string, ZoneCalendar> Known = new(StringComparer.Ordinal);

    private readonly DateTimeZone _zone;
    private readonly Offset?[] _recent = new Offset?[RecentOffsets];
    private Offset _last;
    private int _next;

    private ZoneCalendar(DateTimeZone zone)
    {
        _zone = zone;
        _last = Offset.Of(zone.GetZoneInterval(Instant.FromUnixTimeSeconds(0)));
    }

    /// <summary>The calendar of an IANA id, as <c>Asia/Shanghai</c>; false when there is no such zone.</summary>
    public static bool TryCreate(string ianaId, [NotNullWhen(true)] out ZoneCalendar? calendar)
    {
        if (Known.TryGetValue(ianaId, out calendar))
            return true;
        // Noda also makes zones up from ids such as UTC+05; those are not IANA's.
        if (ianaId.Length > 64 || ianaId.Contains('+') && ianaId.StartsWith("UTC", StringComparison.Ordinal)
            || ianaId.StartsWith("UTC-", StringComparison.Ordinal)
            || DateTimeZoneProviders.Tzdb.GetZoneOrNull(ianaId) is not { } zone)
            return false;
        calendar = Known.GetOrAdd(ianaId, static (_, z) => new ZoneCalendar(z), zone);
        return true;
    }

    /// <summary>
    /// The local date of an instant, microseconds since 1970-01-01 UTC, years 1 to 9999. Allocates nothing once the offsets
    /// in use are known.
    /// </summary>
    public BusinessDay DayOf(long unixMicros)
    {
        var offset = _last;
        if (unixMicros < offset.Start || unixMicros >= offset.End)
            _last = offset = Find(unixMicros);
        return BusinessDay.InUtc(unixMicros + offset.Micros);
    }

    /// <summary>
    /// The first instant of a day, microseconds since 1970-01-01 UTC: local midnight, the first of two where the clock goes
    /// back over it, or the moment at which the clock jumps over it.
    /// </summary>
    public long StartOf(BusinessDay day)
    {
        var midnight = new LocalDate(day.Year, day.MonthOfYear, day.DayOfMonth).AtMidnight();
        var mapping = _zone.MapLocal(midnight);
        var start = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
        return FloorDiv(start.ToUnixTimeTicks(), 10);
    }

    private Offset Find(long unixMicros)
    {
        foreach (var recent in _recent)
            if (recent is not null && unixMicros >= recent.Start && unixMicros < recent.End)
                return recent;
        var found = Offset.Of(_zone.GetZoneInterval(Instant.FromUnixTimeTicks(checked(unixMicros * 10))));
        _recent[_next] = found;
        _next = (_next + 1) % RecentOffsets;
        return found;
    }

    private static long FloorDiv(long value, long divisor) => value / divisor - (value % divisor < 0 ? 1 : 0);

    // A run of instants with one offset from UTC, in micros; immutable, so that a reference to it can be shared at will.
    private sealed record Offset(long Start, long End, long Micros)
    {
        public static Offset Of(ZoneInterval interval) => new(
            interval.HasStart ? FloorDiv(interval.Start.ToUnixTimeTicks(), 10) : long.MinValue,
            interval.HasEnd ? FloorDiv(interval.End.ToUnixTimeTicks(), 10) : long.MaxValue,
            interval.WallOffset.Ticks / 10);
    }
}
