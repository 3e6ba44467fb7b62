using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>An open finding opens an action. One that somebody has done and that fails again afterwards is not done: it goes back. Findings that share an
/// action need none of their own: that is cancelled.</summary>
internal sealed class FindingReview(ActionSettings settings, ActionDecisions decisions, ActionInstruments instruments) : PartnerReview
{
    public override string Name => "findings";

    public override byte Format => 1;

    public override bool FollowsBatches => false;

    /// <summary>Other rules open nothing else: they say to whom what is opened from now on goes, and by when.</summary>
    public override async ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        await settings.ReadAsync();
        return 0;
    }

    public override async ValueTask<ReviewOutcome> ReviewAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros, CancellationToken cancellationToken)
    {
        if (partner.Part<RecordBook>() is not { Open.Count: > 0 } book)
            return ReviewOutcome.NothingUntil(null);
        var (actions, rules) = (partner.Part<ActionBook>(), await settings.GetAsync());
        foreach (var finding in book.Open)
        {
            if (actions?.Find(FindingAction.IdOf(finding)) is { } kept && IsBack(kept, finding))
                return decisions.ByRule(grain, ActionHome.Of(partner, nowMicros), kept, ActionStep.Return, $"record {finding.LastRecordId} found it again", nowMicros);
            if (finding.ImprovementId.Length > 0)
            {
                if (actions?.Find(FindingAction.OwnIdOf(finding)) is { Item.State: ActionState.Open or ActionState.InProgress } own)
                    return decisions.ByRule(grain, ActionHome.Of(partner, nowMicros), own, ActionStep.Cancel, $"it shares action {finding.ImprovementId}", nowMicros);
                continue;
            }
            var cause = Sooner(CauseAction.Of(ActionKind.Finding, finding.ActionCause, finding.Title, finding.Priority, rules, partner.Life!.Timeline, nowMicros) with { Proof = book.ProofOf(finding) }, finding, partner.Life.Timeline, nowMicros);
            if (cause.Open(actions) is { } opened)
                return new ReviewOutcome(new Fact { RecordedAtMicros = nowMicros, Actions = ActionFacts.ToFact((ActionFact)opened) }, null) { WhenRecorded = () => instruments.OnOpened(opened) };
        }
        // Where the partner has as many actions as it may, the closing of one has it reviewed again.
        return ReviewOutcome.NothingUntil(null);
    }

    /// <summary>What was said in a survey is seen to within its hours, however long the rules give.</summary>
    private static CauseAction Sooner(CauseAction cause, Finding finding, PartnerTimeline timeline, long nowMicros)
    {
        var due = nowMicros + (long)RecordLimits.HeardWithin.TotalMicroseconds;
        return finding.IsSaid && due < cause.Due.AtMicros ? cause with { Due = new ActionDue(due, timeline.DayOf(due)) } : cause;
    }

    /// <summary>What is said in a survey before the day of check says nothing of what was decided.</summary>
    private static bool IsBack(KeptAction action, Finding finding) => action.Item.State == ActionState.Done && finding.TimesFailed > 1
        && finding.LastReceivedMicros > action.Item.CompletedAtMicros && action.Steps.Length < ActionLimits.MaxSteps
        && !(finding.IsSaid && finding.Decided is not null);
}
