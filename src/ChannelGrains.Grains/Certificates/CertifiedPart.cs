using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Certificates;

/// <summary>On which days partners have somebody certified: one view.</summary>
internal sealed class CertifiedPart : PartnerPart
{
    public override string Name => "certified";

    public override byte Space => RowSpaces.Certified;

    public override byte Format => CertifiedRow.Format;

    public override string KeyOf(int view) => CertifiedNames.All;

    public override int NumberOf(string key) => CertifiedView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<ICertifiedViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new CertifiedUpdate();

    public override LiveView NewView() => new CertifiedView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!CertifiedRow.TryRead(row, out var version, out var cell))
            return false;
        new CertifiedCells(cell, version).Tell(partnerId, version, update);
        return true;
    }

    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.Certificates or Fact.KindOneofCase.FormRecords;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        // Records that issue nothing, and what is decided of findings, change nobody's certificates.
        if (change.Fact!.FormRecords is { Taken.Certificate: null } or { Decided: not null })
            return true;
        if (partner.Part<CertificateBook>() is { } book)
            CertifiedCells.Record(cells, CertifiedCell.Of(book));
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => CertifiedCell.Of(partner.Part<CertificateBook>()).IsEmpty ? [] : [CertifiedView.Id.Number];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new CertifiedCells(CertifiedCell.Of(partner.Part<CertificateBook>()), version);
}
