using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using ActionMoved = ChannelGrains.Domain.Actions.ActionMoved;
using ActionOpened = ChannelGrains.Domain.Actions.ActionOpened;

namespace ChannelGrains.Grains.Actions;

/// <summary>Decides what happens to actions, of a partner as of the programme, and reads those that are closed.</summary>
internal sealed class ActionDecisions(FourEyes fourEyes, ActionInstruments instruments)
{
    /// <summary>The fact that opens an action, for who has it opened beside a fact of its own; refused as <see cref="OpenAsync"/> is.</summary>
    public async ValueTask<Outcome<ActionOpened>> DecideOpenedAsync<TState>(JournalledGrain<TState> grain, ActionHome home, OpenAction command, ActionRules rules)
        where TState : class, IJournalledState => command.Check(home.PartnerId.Length > 0) is { } refusal
            ? refusal
            : command.Decide(await StateAsync(grain, home, command.ActionId), home.Book.Live.Count, home.MostLive, rules, home.Calendar, grain.NowMicros);

    public async ValueTask<Decision<ActionReading>> OpenAsync<TState>(JournalledGrain<TState> grain, ActionHome home, OpenAction command, ActionRules rules, string principal)
        where TState : class, IJournalledState
    {
        var outcome = await DecideOpenedAsync(grain, home, command, rules);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (opened, now) = (outcome.Value, grain.NowMicros);
        return Decided(opened, new ActionItem(home.PartnerId, opened, now, principal), grain.Version + 1, now, null, () => instruments.OnOpened(opened));
    }

    /// <param name="grain">Whose turn it is.</param>
    /// <param name="home">Whose actions.</param>
    /// <param name="command">The step.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="missingFiles">Files that the command names and that have not arrived.</param>
    public async ValueTask<Decision<ActionReading>> MoveAsync<TState>(JournalledGrain<TState> grain, ActionHome home, MoveAction command, string principal, IReadOnlyList<string> missingFiles)
        where TState : class, IJournalledState
    {
        if (command.Check() is { } refusal)
            return refusal;
        var kept = home.Book.Find(command.ActionId);
        var around = new ActionSurroundings(missingFiles, home.CurrencyCode, home.Calendar.DayOf(grain.NowMicros));
        var outcome = command.Decide(kept?.Item.State ?? await StateAsync(grain, home, command.ActionId), kept, principal, fourEyes, around);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var stamp = new FactStamp(grain.Version + 1, grain.NowMicros, principal);
        var after = new KeptAction(kept!.Item.After(outcome.Value, stamp), kept.Steps.Add(stamp.Version));
        return Decided(
            outcome.Value, after.Item, stamp.Version, stamp.AtMicros, after.Item.IsLive ? null : Closed(home, after), () => instruments.OnMoved(after.Item, command.Step));
    }

    /// <summary>A step that a rule takes.</summary>
    /// <param name="grain">The partner's activation, which has the turn.</param>
    /// <param name="home">Its actions.</param>
    /// <param name="action">One of them, whose state allows the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="note">Why.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public ReviewOutcome ByRule(PartnerGrain grain, ActionHome home, KeptAction action, ActionStep step, string note, long nowMicros)
    {
        var moved = new ActionMoved(action.Item.ActionId, step, note, action.Item.Owner);
        var version = grain.Version + 1;
        var after = new KeptAction(action.Item.After(moved, new FactStamp(version, nowMicros, PartnerGrain.ReviewPrincipal)), action.Steps.Add(version));
        return new(new Fact { RecordedAtMicros = nowMicros, Actions = ActionFacts.ToFact((ActionFact)moved) }, null, after.Item.IsLive ? null : Closed(home, after)) { WhenRecorded = () => instruments.OnMoved(after.Item, step) };
    }

    /// <summary>Opens one for a cause, where the cause has opened none yet and there is room.</summary>
    public Decision<OpenedForCause> OpenFor(CauseAction cause, ActionBook? book, int most) => cause.Open(book, most) is { } opened
        ? new(new Fact { Actions = ActionFacts.ToFact((ActionFact)opened) }, new(true), null) { WhenRecorded = () => instruments.OnOpened(opened) }
        : new(null, new(false), null);

    /// <summary>An action with its steps; ACTION_NOT_FOUND where there is none.</summary>
    public async ValueTask<Answer<ActionHistory>> ReadAsync<TState>(JournalledGrain<TState> grain, string partnerId, string actionId, FoundAction found)
        where TState : class, IJournalledState
    {
        if ((found.Action ?? await FindClosedAsync(grain, partnerId, actionId)) is not { } kept)
            return Answer<ActionHistory>.Refuse(ActionSteps.Check(actionId, ActionState.Unspecified, ActionStep.Start)!);
        List<ActionStepReading> steps = [];
        foreach (var version in kept.Steps)
            steps.Add(ToStep(Fact.Parser.ParseFrom((await grain.ReadRecordAsync(version, CancellationToken.None)).Span), version));
        return Answer<ActionHistory>.Of(new ActionHistory(kept.Item, steps, grain.NowMicros, found.Version), default);
    }

    private static async ValueTask<ActionState> StateAsync<TState>(JournalledGrain<TState> grain, ActionHome home, string actionId)
        where TState : class, IJournalledState =>
        home.Book.Find(actionId)?.Item.State ?? (await FindClosedAsync(grain, home.PartnerId, actionId))?.Item.State ?? ActionState.Unspecified;

    private static async ValueTask<KeptAction?> FindClosedAsync<TState>(JournalledGrain<TState> grain, string partnerId, string actionId)
        where TState : class, IJournalledState
    {
        // One that was closed just now may not be in the index yet.
        await grain.WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(ActionKeys.Closed(partnerId, actionId));
        await grain.Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? ActionFacts.ToDomain(ActionEntry.Parser.ParseFrom(reads.Value(0))) : null;
    }

    private static IndexWrites Closed(ActionHome home, KeptAction action)
    {
        var (index, place) = (new IndexWrites(), new ActionPlace(action.Item.ClosedAtMicros!.Value, home.PartnerId, action.Item.ActionId));
        var entry = ActionFacts.ToEntry(action, home.ChannelType, home.Region ?? action.Item.Opened.Region);
        index.Put(ActionKeys.Closed(home.PartnerId, action.Item.ActionId), entry.ToByteArray());
        index.Put(ActionKeys.Closing(place), []);
        index.Put(ActionKeys.ClosingOfPartner(place), []);
        return index;
    }

    private static ActionStepReading ToStep(Fact fact, long version)
    {
        var stamp = ActionFacts.StampOf(fact, version);
        return fact.Actions?.Moved is { } moved
            ? new((ActionStep)moved.Step, stamp, moved.Note, moved.Owner, ActionFacts.ToDomain(moved).Done)
            : new(ActionStep.Open, stamp, "", (fact.Actions?.Opened ?? fact.OpenedAction).Owner);
    }

    private static Decision<ActionReading> Decided(ActionFact happened, ActionItem item, long version, long now, IndexWrites? index, Action whenRecorded) =>
        new(new Fact { RecordedAtMicros = now, Actions = ActionFacts.ToFact(happened) }, new ActionReading(item, now, version), null, index) { WhenRecorded = whenRecorded };
}
