using ChannelGrains.Domain.Certificates;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Certificates;

/// <summary>Certificates in a partner's journal: records of tests issue them, and their changes withdraw them.</summary>
internal sealed class CertificatesSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Certificates;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.Certificates.Revoked is not { } revoked)
            return false;
        partner.PartOrNew<CertificateBook>().Apply(CertificateFacts.ToDomain(revoked), version);
        return true;
    }

    public override void ApplyBeside(FoldedPartner partner, Fact fact, long version)
    {
        switch (fact.FormRecords)
        {
            case { Taken: { Certificate: { } issued } taken }:
                partner.PartOrNew<CertificateBook>().Issue(taken.RecordId, CertificateFacts.ToDomain(issued), version);
                break;
            case { Changed: { Certificate: { } issued } changed }:
                partner.PartOrNew<CertificateBook>().Issue(changed.RecordId, CertificateFacts.ToDomain(issued), version);
                break;
            case { Changed: { } changed }:
                partner.Part<CertificateBook>()?.Withdraw(changed.RecordId, version);
                break;
        }
    }

    public override ByteString Capture(FoldedPartner partner)
    {
        var snapshot = new CertificatesSnapshot();
        snapshot.Certificates.AddRange((partner.Part<CertificateBook>()?.All ?? []).Select(CertificateFacts.ToSnapshot));
        return snapshot.ToByteString();
    }

    public override void Restore(FoldedPartner partner, ByteString part)
    {
        var book = partner.PartOrNew<CertificateBook>();
        foreach (var certificate in CertificatesSnapshot.Parser.ParseFrom(part).Certificates)
            book.Set(CertificateFacts.ToDomain(certificate));
    }

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(CertificatesSnapshot.Parser, expected.Span, actual.Span);
}
