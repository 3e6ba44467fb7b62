using System.Collections.Immutable;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Which assignments somebody asks for.</summary>
/// <param name="Plans">Of these plans, by id.</param>
/// <param name="Region">In this region or below; empty is all.</param>
/// <param name="PartnerIds">Only of these partners; null is all.</param>
/// <param name="States">In these states.</param>
/// <param name="ChannelType">Only of partners of this type; unspecified is all.</param>
[GenerateSerializer, Immutable]
public sealed record AssignmentQuery(
    [property: Id(0)] IReadOnlyList<Plan> Plans, [property: Id(1)] string Region, [property: Id(2)] IReadOnlySet<string>? PartnerIds, [property: Id(3)] ImmutableArray<AssignmentState> States,
    [property: Id(4)] ChannelType ChannelType = ChannelType.Unspecified)
{
    public bool IsAsked(PartnerPlacement placement) => RegionPaths.IsIn(placement.Region, Region)
        && (ChannelType == ChannelType.Unspecified || placement.ChannelType == ChannelType);
}
