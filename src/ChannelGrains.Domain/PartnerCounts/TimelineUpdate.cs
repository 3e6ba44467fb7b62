using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>What the partners of one process tell the counts of partners: a timeline each.</summary>
[GenerateSerializer]
public sealed class TimelineUpdate() : ViewUpdate(PartnerCountView.Id)
{
    [Id(0)]
    private readonly List<PartnerTimeline> _timelines = [];

    public override int CellCount => _timelines.Count;

    internal PartnerTimeline Timeline(in PartnerUpdate partner) => _timelines[partner.FirstCell];

    public void Add(PartnerTimeline timeline) => _timelines.Add(timeline);

    public override void Clear()
    {
        base.Clear();
        _timelines.Clear();
    }
}
