using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Selection;

/// <summary>A candidate's scores and plans in its journal.</summary>
internal sealed class SelectionSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Selection;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (SelectionFacts.ToDomain(fact.Selection) is not { } happened)
            return false;
        var file = partner.PartOrNew<CandidateFile>();
        file.Value = file.Value.Apply(happened, fact.Principal, fact.RecordedAtMicros, version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner)
    {
        if (partner.Part<CandidateFile>()?.Value is not { } file)
            return ByteString.Empty;
        var snapshot = new SelectionSnapshot();
        if (file.Score is { } score)
            (snapshot.Score, snapshot.ScoredBy, snapshot.ScoredAtMicros, snapshot.ScoreVersion) = (SelectionFacts.ToFact(score.Fact), score.Principal, score.AtMicros, score.Version);
        if (file.Plan is { } plan)
            (snapshot.Plan, snapshot.PlannedBy, snapshot.PlannedAtMicros, snapshot.PlanVersion) = (SelectionFacts.ToFact(plan.Fact), plan.Principal, plan.AtMicros, plan.Version);
        return snapshot.ToByteString();
    }

    public override void Restore(FoldedPartner partner, ByteString part)
    {
        var snapshot = SelectionSnapshot.Parser.ParseFrom(part);
        partner.PartOrNew<CandidateFile>().Value = new SelectionFile(
            snapshot.Score is { } score ? new(SelectionFacts.ToDomain(score), snapshot.ScoredBy, snapshot.ScoredAtMicros, snapshot.ScoreVersion) : null,
            snapshot.Plan is { } plan ? new(SelectionFacts.ToDomain(plan), snapshot.PlannedBy, snapshot.PlannedAtMicros, snapshot.PlanVersion) : null);
    }

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(SelectionSnapshot.Parser, expected.Span, actual.Span);
}
