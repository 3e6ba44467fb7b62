using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.PartnerCounts;

/// <summary>Partners by state, channel type and region: one view.</summary>
internal sealed class PartnerCountsPart : PartnerPart
{
    public override string Name => "partner-counts";

    public override byte Space => RowSpaces.PartnerTimelines;

    public override byte Format => TimelineRow.Format;

    public override string KeyOf(int view) => PartnerCountsKey.All;

    public override int NumberOf(string key) => PartnerCountView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IPartnerCountsGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new TimelineUpdate();

    public override LiveView NewView() => new PartnerCountView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!TimelineRow.TryRead(row, out var version, out var timeline))
            return false;
        new TimelineCells(timeline, version).Tell(partnerId, version, update);
        return true;
    }

    public override bool Follows(Fact.KindOneofCase kind) => kind == Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        TimelineCells.Record(cells, partner.Life!.Timeline);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Life is null ? [] : [PartnerCountView.Id.Number];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new TimelineCells(partner.Life!.Timeline, version);
}
