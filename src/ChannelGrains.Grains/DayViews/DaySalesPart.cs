using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.DayViews;

/// <summary>Sales of each partner's newest business days, by region and channel type: one view.</summary>
internal sealed class DaySalesPart : PartnerPart
{
    public override string Name => "day-sales";

    public override byte Space => RowSpaces.DaySales;

    public override byte Format => DayRow.Format;

    public override string KeyOf(int view) => DaySalesKey.All;

    public override int NumberOf(string key) => DayView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IDaySalesGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new DayUpdate();

    public override LiveView NewView() => new DayView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update) => DayRow.TryAdd(row, partnerId, (DayUpdate)update);

    public override bool Follows(Fact.KindOneofCase kind) =>
        kind is Fact.KindOneofCase.TransactionsRecorded or Fact.KindOneofCase.Quarantine or Fact.KindOneofCase.Lifecycle;

    // What was quarantined counts once it is replayed; a partner that was changed may have another zone.
    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        switch (change.Fact)
        {
            case null:
                DayCells.Record(cells, change.Sales!, partner.Sales, partner.Life!);
                return true;
            case { Quarantine: { } quarantine }:
                return quarantine.Replayed is null;
            default:
                return change.Fact is { Lifecycle.Updated: null };
        }
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Life is null || !partner.Sales.Months.Any() ? [] : [DayView.Id.Number];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => DayCells.Read(version, partner.Sales, partner.Life!);
}
