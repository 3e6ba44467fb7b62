using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>Which steps of which partners a funnel is of. Type and region are those that a partner had on the day of the step.</summary>
/// <param name="Origin">Only of this origin; any when not said.</param>
/// <param name="ChannelType">Only of this type; any when not said.</param>
/// <param name="Region">Only in this region or below it; the empty path is above all.</param>
/// <param name="KnownFrom">Only of partners known since this day or later; null is any.</param>
/// <param name="KnownUntil">Only of partners known since this day or earlier; null is any.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelScope(
    [property: Id(0)] OriginKind Origin,
    [property: Id(1)] ChannelType ChannelType,
    [property: Id(2)] string Region,
    [property: Id(3)] BusinessDay? KnownFrom,
    [property: Id(4)] BusinessDay? KnownUntil)
{
    public bool Holds(Recruitment recruitment) =>
        (Origin == OriginKind.Unspecified || recruitment.Origin?.Kind == Origin)
        && (KnownFrom is null || recruitment.KnownSince >= KnownFrom)
        && (KnownUntil is null || recruitment.KnownSince <= KnownUntil);

    public bool Holds(PartnerPlacement placement) =>
        (ChannelType == ChannelType.Unspecified || placement.ChannelType == ChannelType)
        && RegionPaths.IsIn(placement.Region, Region);
}
