using ChannelGrains.Domain.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Evidence;

/// <summary>A partner's files in its journal.</summary>
internal sealed class EvidenceSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Evidence;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (EvidenceFileFacts.ToDomain(fact.Evidence) is not Domain.Evidence.EvidenceReceived received)
            return false;
        partner.PartOrNew<EvidenceBook>().Apply(received);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) =>
        partner.Part<EvidenceBook>() is { } book ? new EvidenceSnapshot { Files = book.Files, Bytes = book.Bytes }.ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part)
    {
        var snapshot = EvidenceSnapshot.Parser.ParseFrom(part);
        partner.PartOrNew<EvidenceBook>().Set(snapshot.Files, snapshot.Bytes);
    }

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(EvidenceSnapshot.Parser, expected.Span, actual.Span);
}
