using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>One partner's sales in a scope.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PartnerSum([property: Id(0)] string PartnerId, [property: Id(1)] CellSum Sum);
