using ChannelGrains.Domain.Feedback;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What customers said of a partner in its journal.</summary>
internal sealed class FeedbackSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Feedback;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (FeedbackFacts.ToDomain(fact.Feedback) is not { } happened)
            return false;
        partner.PartOrNew<FeedbackBook>().Apply(happened, version);
        return true;
    }

    public override void ApplyBeside(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.FormRecords is not null && FeedbackFacts.AnswerOf(fact) is { } answer)
            partner.PartOrNew<FeedbackBook>().Apply(answer, version);
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<FeedbackBook>() is { } book ? FeedbackSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => FeedbackSnapshots.Restore(partner.PartOrNew<FeedbackBook>(), FeedbackSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(FeedbackSnapshot.Parser, expected.Span, actual.Span);
}
