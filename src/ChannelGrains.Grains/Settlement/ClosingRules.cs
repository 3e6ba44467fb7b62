using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What the programme says of closing.</summary>
/// <param name="GraceDays">Days that go by between a month's end and its close.</param>
/// <param name="Calendar">Where quarters and years begin.</param>
[GenerateSerializer, Immutable]
public sealed record ClosingRules([property: Id(0)] int GraceDays, [property: Id(1)] CalendarRules Calendar);
