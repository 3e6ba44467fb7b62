using ChannelGrains.Domain.Agreements;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A partner's agreement in its journal. Terms stay in their records, see <see cref="AgreementRecords"/>.</summary>
internal sealed class AgreementsSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Agreements;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (AgreementFacts.ToDomain(fact.Agreements) is not { } happened)
            return false;
        partner.PartOrNew<AgreementBook>().Apply(happened, version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<AgreementBook>() is { } book ? AgreementSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => AgreementSnapshots.Restore(partner.PartOrNew<AgreementBook>(), AgreementsSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(AgreementsSnapshot.Parser, expected.Span, actual.Span);
}
