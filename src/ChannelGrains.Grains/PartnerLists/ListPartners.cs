using ChannelGrains.Domain.PartnerLists;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>Which partners to list, and in which order.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Order">By what.</param>
/// <param name="IsDescending">Whether the last ones come first.</param>
/// <param name="PageSize">At most so many; 0 for the default.</param>
/// <param name="After">What the page before ended with; empty for the first page.</param>
[GenerateSerializer, Immutable]
public sealed record ListPartners(
    [property: Id(0)] PartnerFilter Filter,
    [property: Id(1)] PartnerOrder Order,
    [property: Id(2)] bool IsDescending,
    [property: Id(3)] int PageSize,
    [property: Id(4)] string After);
