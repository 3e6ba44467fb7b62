using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What a partner showed in its journal.</summary>
internal sealed class ComplianceSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Compliance;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.Compliance.Recorded is not { } recorded)
            return false;
        partner.PartOrNew<ComplianceBook>().Apply(ComplianceFacts.ToDomain(recorded), version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<ComplianceBook>() is { } book ? ComplianceSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => ComplianceSnapshots.Restore(partner.PartOrNew<ComplianceBook>(), ComplianceSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(ComplianceSnapshot.Parser, expected.Span, actual.Span);
}
