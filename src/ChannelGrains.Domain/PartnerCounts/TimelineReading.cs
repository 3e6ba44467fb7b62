using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>What the counts of partners show of one.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Timeline">Null when it is not counted.</param>
[GenerateSerializer, Immutable]
public sealed record TimelineReading(long Version, [property: Id(0)] PartnerTimeline? Timeline) : PartnerReading(Version)
{
    public override int CellCount => Timeline is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((TimelineReading)expected).Timeline is var should && Equals(Timeline, should) ? [] : [new TimelineDifference(Timeline, should)];
}
