using System.Collections.Immutable;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Of which partners a plan asks.</summary>
/// <param name="Regions">In these or below; empty is all.</param>
/// <param name="ChannelTypes">Of these; empty is all.</param>
/// <param name="PartnerIds">Only these of them, by id; empty is all.</param>
/// <param name="Stores">Only these stores of them, in order; empty is the partner as a whole.</param>
[GenerateSerializer, Immutable]
public sealed record PlanScope(
    [property: Id(0)] ImmutableArray<string> Regions, [property: Id(1)] ImmutableArray<ChannelType> ChannelTypes, [property: Id(2)] ImmutableArray<string> PartnerIds,
    [property: Id(3)] ImmutableArray<PlanStore> Stores)
{
    /// <summary>Whether a partner that is placed so is in its regions and types.</summary>
    public bool Holds(PartnerPlacement placement) => (ChannelTypes.Length == 0 || ChannelTypes.Contains(placement.ChannelType))
        && (Regions.Length == 0 || Regions.Any(region => RegionPaths.IsIn(placement.Region, region)));

    /// <summary>Whether it names a partner, or none.</summary>
    public bool Names(string partnerId) => PartnerIds.Length == 0 || PartnerIds.BinarySearch(partnerId, StringComparer.Ordinal) >= 0;

    public bool Equals(PlanScope? other) => other is not null
        && Regions.SequenceEqual(other.Regions) && ChannelTypes.SequenceEqual(other.ChannelTypes) && PartnerIds.SequenceEqual(other.PartnerIds) && Stores.SequenceEqual(other.Stores);

    public override int GetHashCode() => HashCode.Combine(Regions.Length, ChannelTypes.Length, PartnerIds.Length, Stores.Length);
}
