namespace ChannelGrains.Domain.DayViews;

/// <summary>A <see cref="DayCell"/> whose name stands once in its <see cref="DayUpdate"/>: nothing in it is a reference, so that the collector passes over arrays of it.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct NumberedDayCell([property: Id(0)] int Name, [property: Id(1)] int Day, [property: Id(2)] DaySum Sum);
