using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>A partner that is not counted as its journal says.</summary>
/// <param name="Shown">Null when it is not counted.</param>
/// <param name="Expected">Null when it should not be.</param>
[GenerateSerializer, Immutable]
public sealed record TimelineDifference([property: Id(0)] PartnerTimeline? Shown, [property: Id(1)] PartnerTimeline? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(PartnerTimeline? timeline) => timeline is null ? "not counted" : $"counted as {timeline}";
}
