using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using ActionMoved = ChannelGrains.Domain.Actions.ActionMoved;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>An open finding opens an action. One that somebody has done and that fails again afterwards is not done: it goes back.</summary>
internal sealed class FindingReview(ActionSettings settings, ActionInstruments instruments) : PartnerReview
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
            if (actions?.Find(FindingAction.IdOf(finding)) is { } kept)
            {
                if (IsBack(kept, finding))
                    return Moved(new ActionMoved(kept.Item.ActionId, ActionStep.Return, $"record {finding.LastRecordId} found it again", kept.Item.Owner), kept, nowMicros);
                continue;
            }
            var cause = Sooner(CauseAction.Of(ActionKind.Finding, finding.ActionCause, finding.Title, finding.Priority, rules, partner.Life!.Timeline, nowMicros), finding, partner.Life.Timeline, nowMicros);
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

    private ReviewOutcome Moved(ActionMoved moved, KeptAction action, long nowMicros) =>
        new(new Fact { RecordedAtMicros = nowMicros, Actions = ActionFacts.ToFact((ActionFact)moved) }, null) { WhenRecorded = () => instruments.OnMoved(action.Item, ActionStep.Return) };
}
