using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.DayViews;

/// <summary>A time zone, by its IANA id, and the business day from which it holds.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ZoneFrom([property: Id(0)] BusinessDay From, [property: Id(1)] string TimeZone);
