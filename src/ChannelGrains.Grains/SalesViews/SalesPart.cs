using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.SalesViews;

/// <summary>Sales by month, region, category and channel type: a view for each month.</summary>
internal sealed class SalesPart : PartnerPart
{
    public override string Name => "sales";

    public override byte Space => RowSpaces.ViewMonths;

    public override byte Format => ViewRow.Format;

    public override bool IsByMonth => true;

    public override string KeyOf(int view) => MonthId.Of(view);

    public override int NumberOf(string key) => MonthId.Month(key);

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<ISalesViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new MonthUpdate(view);

    public override LiveView NewView() => new MonthView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update) => ViewRow.TryAdd(row, partnerId, (MonthUpdate)update);

    // What was quarantined counts once it is replayed.
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.TransactionsRecorded or Fact.KindOneofCase.Quarantine;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (change.Fact is { } fact)
            return fact.Quarantine.Replayed is null;
        PartnerMonths.Record(cells, change.Sales!, partner.Sales, partner.Life!);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Sales.Months;

    public override ViewCells Read(int view, long version, FoldedPartner partner) => PartnerMonths.Read(view, version, partner.Sales, partner.Life!);
}
