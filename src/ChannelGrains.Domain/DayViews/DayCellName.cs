using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.DayViews;

/// <summary>What a cell of the view of days counts within its day: sales of one region (of the transactions) and channel type (of the day), of partners whose days begin at the same instants.</summary>
[GenerateSerializer, Immutable]
public readonly record struct DayCellName(
    [property: Id(0)] ZoneHistory Zones, [property: Id(1)] InternedName Region, [property: Id(2)] ChannelType ChannelType);
