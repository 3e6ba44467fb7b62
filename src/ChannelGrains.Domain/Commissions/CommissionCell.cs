using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Commissions;

/// <summary>Sales of one category on one business day, or a part of them: cells add up.</summary>
[GenerateSerializer, Immutable]
public readonly record struct CommissionCell([property: Id(0)] BusinessDay Day, [property: Id(1)] string Category, [property: Id(2)] CellSum Sales);
