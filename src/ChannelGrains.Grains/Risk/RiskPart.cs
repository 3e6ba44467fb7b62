using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Risk;

/// <summary>What was stated of partners' risks: one view, the board.</summary>
internal sealed class RiskPart : PartnerPart
{
    public override string Name => "risk";

    public override byte Space => RowSpaces.Risks;

    public override byte Format => RiskRow.Format;

    public override string KeyOf(int view) => RiskBoard.Key;

    public override int NumberOf(string key) => RiskView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IRiskViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new RiskUpdate();

    public override LiveView NewView() => new RiskView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!RiskRow.TryRead(row, out var version, out var cell))
            return false;
        new RiskCells(cell, version).Tell(partnerId, version, update);
        return true;
    }

    // A partner that moves takes its place on the board with it.
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.Risk or Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (partner.Part<RiskBook>() is { } book)
            RiskCells.Record(cells, RiskCell.Of(book, partner.Life!.Particulars));
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Life is null || partner.Part<RiskBook>() is null ? [] : [RiskView.Id.Number];

    public override ViewCells Read(int view, long version, FoldedPartner partner) =>
        new RiskCells(RiskCell.Of(partner.Part<RiskBook>(), partner.Life!.Particulars), version);
}
