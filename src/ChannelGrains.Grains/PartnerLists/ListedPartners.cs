using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>A page of partners.</summary>
/// <param name="Partners">Each as it is today.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedPartners([property: Id(0)] IReadOnlyList<PartnerOnDay> Partners, [property: Id(1)] string Last);
