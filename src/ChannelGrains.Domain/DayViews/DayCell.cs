using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.DayViews;

/// <summary>One partner's sales in one cell of a business day, as a whole: never a difference.</summary>
[GenerateSerializer, Immutable]
public readonly record struct DayCell([property: Id(0)] DayCellName Name, [property: Id(1)] BusinessDay Day, [property: Id(2)] DaySum Sum);
