using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>A partner that may sell on a day, and where it is then.</summary>
[GenerateSerializer, Immutable]
public readonly record struct SellingPartner([property: Id(0)] string PartnerId, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region);
