using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A partner's statements in its journal. What they say stays in their records, see <see cref="SettlementRecords"/>.</summary>
internal sealed class SettlementSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Settlement;

    public override int FoldVersion => 2;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (SettlementFacts.ToDomain(fact.Settlement) is not { } happened)
            return false;
        partner.PartOrNew<SettlementBook>().Apply(happened, version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) =>
        partner.Part<SettlementBook>() is { } book ? SettlementSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) =>
        SettlementSnapshots.Restore(partner.PartOrNew<SettlementBook>(), SettlementSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(SettlementSnapshot.Parser, expected.Span, actual.Span);
}
