using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Records and findings in a partner's journal.</summary>
internal sealed class FormRecordsSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.FormRecords;

    public override int FoldVersion => 2;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (FormRecordFacts.ToDomain(fact) is not { } happened)
            return false;
        partner.PartOrNew<RecordBook>().Apply(happened);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<RecordBook>() is { } book ? FormRecordSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => FormRecordSnapshots.Restore(partner.PartOrNew<RecordBook>(), FormRecordsSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(FormRecordsSnapshot.Parser, expected.Span, actual.Span);
}
