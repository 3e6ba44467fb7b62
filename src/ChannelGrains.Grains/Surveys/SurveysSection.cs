using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Surveys in a partner's journal: invitations are facts of their own, answers stand with the records of forms that they are.</summary>
internal sealed class SurveysSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Surveys;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.Surveys.KindCase != SurveysFact.KindOneofCase.Invited)
            return false;
        partner.PartOrNew<SurveyBook>().Apply(SurveyFacts.ToDomain(fact.Surveys.Invited, fact.RecordedAtMicros));
        return true;
    }

    public override void ApplyBeside(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.FormRecords?.Taken is { Survey: { } answer } taken)
            partner.PartOrNew<SurveyBook>().Apply(new BusinessDay(taken.TakenOn).Month, taken.FormId, FormRecordFacts.ToDomain(answer));
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<SurveyBook>() is { } book ? SurveySnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => SurveySnapshots.Restore(partner.PartOrNew<SurveyBook>(), SurveysSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(SurveysSnapshot.Parser, expected.Span, actual.Span);
}
