using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Risk;

/// <summary>What was stated of a partner's risk in its journal.</summary>
internal sealed class RiskSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Risk;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (RiskFacts.ToDomain(fact.Risk) is not { } stated)
            return false;
        partner.PartOrNew<RiskBook>().Apply(stated, version, fact.RecordedAtMicros);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<RiskBook>() is { } book ? RiskSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => RiskSnapshots.Restore(partner.PartOrNew<RiskBook>(), RiskSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(RiskSnapshot.Parser, expected.Span, actual.Span);
}
