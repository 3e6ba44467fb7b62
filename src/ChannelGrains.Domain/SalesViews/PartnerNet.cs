using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>One partner's net sales in a scope.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PartnerNet([property: Id(0)] string PartnerId, [property: Id(1)] Amount Net);
