using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>What a cell of a view counts within its month: sales of one region (of the transactions), category and channel type (of their days).</summary>
[GenerateSerializer, Immutable]
public readonly record struct ViewCellName(
    [property: Id(0)] InternedName Region, [property: Id(1)] InternedName Category, [property: Id(2)] ChannelType ChannelType);
