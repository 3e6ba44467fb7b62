using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Funnel;

/// <summary>The way of partners from PROSPECT to ACTIVE, and their first sales: one view.</summary>
internal sealed class FunnelPart : PartnerPart
{
    public override string Name => "funnel";

    public override byte Space => RowSpaces.Funnel;

    public override byte Format => FunnelRow.Format;

    public override string KeyOf(int view) => FunnelKey.All;

    public override int NumberOf(string key) => FunnelView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IFunnelGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new FunnelUpdate();

    public override LiveView NewView() => new FunnelView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!FunnelRow.TryRead(row, out var version, out var entry))
            return false;
        new FunnelCells(entry, version).Tell(partnerId, version, update);
        return true;
    }

    public override bool Follows(Fact.KindOneofCase kind) =>
        kind is Fact.KindOneofCase.Lifecycle or Fact.KindOneofCase.TransactionsRecorded or Fact.KindOneofCase.Quarantine;

    // Of most partners a batch says nothing here: those that were taken over, and those whose first days are over, are told apart at a glance.
    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (change.Sales is { } sales)
            FunnelCells.Record(cells, sales, partner.Life!, partner.Sales);
        else if (change.Kind == Fact.KindOneofCase.Quarantine)
            return change.Fact!.Quarantine.Replayed is null;
        else
            FunnelCells.Record(cells, partner.Life!, partner.Sales);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Life?.Recruitment?.KnownSince is null ? [] : [FunnelView.Id.Number];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new FunnelCells(FunnelEntry.Of(partner.Life!, partner.Sales), version);
}
