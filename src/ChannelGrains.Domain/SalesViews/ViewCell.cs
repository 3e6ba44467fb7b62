using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>One partner's sales in one cell of a month, as a whole: never a difference.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ViewCell([property: Id(0)] ViewCellName Name, [property: Id(1)] CellSum Sum);
