using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.DayViews;

/// <summary>The sales of today and of the day before in a scope and its parts.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Regions">By region of the level below the scope's, by path; what names the scope's region itself stands under it.</param>
/// <param name="ChannelTypes">By channel type, in the order of the type; the name is the type's number.</param>
/// <param name="FirstDay">The earliest day that it is today for a partner of the scope; null where none has sold anything lately.</param>
/// <param name="LastDay">The latest one.</param>
[GenerateSerializer, Immutable]
public sealed record DaySums(
    [property: Id(0)] DayGroup Total,
    [property: Id(1)] IReadOnlyList<DayGroup> Regions,
    [property: Id(2)] IReadOnlyList<DayGroup> ChannelTypes,
    [property: Id(3)] BusinessDay? FirstDay,
    [property: Id(4)] BusinessDay? LastDay);
