using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>A <see cref="ViewCell"/> whose name stands once in its <see cref="MonthUpdate"/>: nothing in it is a reference, so that the collector
/// passes over arrays of it.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct NumberedCell([property: Id(0)] int Name, [property: Id(1)] CellSum Sum);
