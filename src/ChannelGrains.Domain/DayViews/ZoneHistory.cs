using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.DayViews;

/// <summary>The time zones of a partner by business day, and nothing else of its placements, so that most partners share one. Immutable; equal ones say the same of every instant.</summary>
[GenerateSerializer, Immutable]
public sealed class ZoneHistory : IEquatable<ZoneHistory>
{
    // Of one zone since ever: as many as there are zones.
    private static readonly ConcurrentDictionary<string, ZoneHistory> Single = new(StringComparer.Ordinal);

    // Built on first use: the calendars of the zones, in their order.
    [NonSerialized]
    private ZoneCalendar[]? _calendars;

    private ZoneHistory(ImmutableArray<ZoneFrom> zones) => Zones = zones;

    /// <summary>By first day, at least one, the first since ever; two that follow each other differ.</summary>
    [Id(0)]
    public ImmutableArray<ZoneFrom> Zones { get; }

    public static ZoneHistory Of(PartnerTimeline timeline)
    {
        var placements = timeline.Placements;
        if (placements.Length == 1)
            return Of(placements[0].Placement.TimeZone);
        var zones = ImmutableArray.CreateBuilder<ZoneFrom>();
        foreach (var entry in placements)
            if (zones.Count == 0 || zones[^1].TimeZone != entry.Placement.TimeZone)
                zones.Add(new(entry.From, entry.Placement.TimeZone));
        return zones.Count == 1 ? Of(zones[0].TimeZone) : new(zones.ToImmutable());
    }

    /// <summary>The business day at an instant, microseconds since 1970-01-01 UTC, as <see cref="PartnerTimeline.DayOf"/> says it.</summary>
    public BusinessDay DayOf(long unixMicros)
    {
        var calendars = _calendars ??= [.. Zones.Select(zone => Calendar(zone.TimeZone))];
        for (var i = calendars.Length - 1; i > 0; i--)
        {
            var day = calendars[i].DayOf(unixMicros);
            if (day >= Zones[i].From)
                return day;
        }
        return calendars[0].DayOf(unixMicros);
    }

    public bool Equals(ZoneHistory? other) => ReferenceEquals(this, other) || (other is not null && Zones.AsSpan().SequenceEqual(other.Zones.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as ZoneHistory);

    public override int GetHashCode() => HashCode.Combine(Zones.Length, string.GetHashCode(Zones[^1].TimeZone, StringComparison.Ordinal));

    public override string ToString() => string.Join(", ", Zones.Select(zone => zone.TimeZone));

    internal void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)Zones.Length);
        foreach (var zone in Zones)
        {
            writer.Signed(zone.From.DaysSinceEpoch);
            writer.Text(zone.TimeZone);
        }
    }

    internal static ZoneHistory Read(ref ByteReader reader)
    {
        var zones = ImmutableArray.CreateBuilder<ZoneFrom>();
        for (var count = reader.Count(PartnerTimeline.MaxEntries); count > 0; count--)
            zones.Add(new(new(reader.Int32()), reader.Text()));
        return zones.Count switch
        {
            0 => throw new InvalidDataException("A partner has no time zone: the bytes are damaged."),
            1 => Of(zones[0].TimeZone),
            _ => new(zones.ToImmutable()),
        };
    }

    private static ZoneHistory Of(string timeZone)
    {
        if (Single.TryGetValue(timeZone, out var known))
            return known;
        var history = new ZoneHistory([new(BusinessDay.SinceEver, timeZone)]);
        // What is no zone cannot be kept for good.
        return ZoneCalendar.TryCreate(timeZone, out _) ? Single.GetOrAdd(timeZone, history) : history;
    }

    private static ZoneCalendar Calendar(string timeZone) => ZoneCalendar.TryCreate(timeZone, out var calendar)
        ? calendar
        : throw new InvalidOperationException($"Time zone '{timeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
