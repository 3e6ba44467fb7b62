using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Targets;

/// <summary>A partner's targets in its journal.</summary>
internal sealed class TargetsSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Targets;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.Targets.Set is not { } set)
            return false;
        partner.PartOrNew<TargetBook>().Apply(TargetFacts.ToDomain(set), version, fact.RecordedAtMicros, fact.Principal);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) =>
        partner.Part<TargetBook>() is { } book ? TargetSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) =>
        TargetSnapshots.Restore(partner.PartOrNew<TargetBook>(), TargetBookSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(TargetBookSnapshot.Parser, expected.Span, actual.Span);
}
