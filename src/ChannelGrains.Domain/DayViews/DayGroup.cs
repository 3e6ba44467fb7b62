namespace ChannelGrains.Domain.DayViews;

/// <summary>The sales of today and of the day before in a group of cells.</summary>
/// <param name="Name">The region's path, or the channel type's number; empty for all.</param>
/// <param name="Today">Of each partner's present business day.</param>
/// <param name="DayBefore">Of the whole day before it.</param>
[GenerateSerializer, Immutable]
public sealed record DayGroup([property: Id(0)] string Name, [property: Id(1)] DaySum Today, [property: Id(2)] DaySum DayBefore);
