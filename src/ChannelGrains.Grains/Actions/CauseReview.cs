using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Actions;

/// <summary>A rule that opens actions of a partner: a capability says what there is cause for, and each cause opens an action once.</summary>
internal abstract class CauseReview(ActionSettings settings, ActionInstruments instruments) : PartnerReview
{
    /// <summary>What the actions are about.</summary>
    protected abstract ActionKind Kind { get; }

    protected abstract ActionPriority Priority { get; }

    /// <summary>Other rules open nothing else: they say to whom what is opened from now on goes, and by when. So nobody is reviewed for them.</summary>
    public override async ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        await settings.ReadAsync();
        return 0;
    }

    public sealed override bool FollowsBatches => false;

    public sealed override async ValueTask<ReviewOutcome> ReviewAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros, CancellationToken cancellationToken)
    {
        var found = await FindAsync(grain, partner, nowMicros);
        if (found.Causes.Count == 0)
            return ReviewOutcome.NothingUntil(found.DueAtMicros);
        var (book, rules) = (partner.Part<ActionBook>(), await settings.GetAsync());
        foreach (var (cause, title) in found.Causes)
            if (CauseAction.Of(Kind, cause, title, Priority, rules, partner.Life!.Timeline, nowMicros).Open(book) is { } opened)
                return new ReviewOutcome(new Fact { RecordedAtMicros = nowMicros, Actions = ActionFacts.ToFact((ActionFact)opened) }, null) { WhenRecorded = () => instruments.OnOpened(opened) };
        // Where the partner has as many actions as it may, the closing of one has it reviewed again.
        return ReviewOutcome.NothingUntil(found.DueAtMicros);
    }

    /// <summary>What there is cause for, by a partner that was created.</summary>
    protected abstract ValueTask<FoundCauses> FindAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros);
}
