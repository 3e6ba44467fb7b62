using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Actions;

[Reentrant]
internal sealed class ProgrammeActionsGrain(IJournalStore store, ActionDecisions decisions, TimeProvider time, GrainFaults faults, ILogger<ProgrammeActionsGrain> logger)
    : ObservedGrain<ProgrammeActionsState>(store, time, faults, logger), IProgrammeActionsGrain
{
    private static readonly FactAnswers<ActionRulesReading> RulesAnswers = new((fact, version) => new(ActionFacts.ToDomain(fact.Actions.RulesSet), version));

    private static readonly FactAnswers<ActionReading> OpenedAnswers = ActionAnswers.OfOpened("");

    protected override StateFold<ProgrammeActionsState> MakeFold() => new ProgrammeActionsFold();

    public Task<Answer<ActionReading>> Open(OpenAction command, string timeZone, RequestStamp request) => ChangeAsync(
        "OpenAction", request, OpenedAnswers, state => decisions.OpenAsync(this, Home(state, timeZone), command, state.Rules, request.Principal), CancellationToken.None);

    public Task<Answer<ActionReading>> Move(string method, MoveAction command, string timeZone, RequestStamp request) => ChangeAsync(
        method, request, ActionAnswers.Form, state => decisions.MoveAsync(this, Home(state, timeZone), command, request.Principal, []), CancellationToken.None);

    public async Task<Answer<ActionHistory>> Get(string actionId) =>
        await decisions.ReadAsync(this, "", actionId, await ReadDurableAsync(state => new FoundAction(state.Book.Find(actionId), Version), CancellationToken.None));

    public async Task<Answer<ProgrammeActions>> ReadLive(IChangeObserver? observer) => await ReadAsync(state =>
    {
        Observe(observer);
        return Answer<ProgrammeActions>.Of(new ProgrammeActions([.. state.Book.Live.Select(action => action.Item)], Version), Ticket);
    }, CancellationToken.None);

    public async Task<ActionRulesReading> ReadRules() => await ReadDurableAsync(state => new ActionRulesReading(state.Rules, state.RulesVersion), CancellationToken.None);

    public Task<Answer<ActionRulesReading>> SetRules(SetActionRules command, RequestStamp request) => ChangeAsync("SetActionRules", request, RulesAnswers, state =>
    {
        var outcome = command.Decide(state.RulesVersion);
        return ValueTask.FromResult(outcome.IsRefused
            ? outcome.Refusal
            : new Decision<ActionRulesReading>(new Fact { Actions = new ActionsFact { RulesSet = ActionFacts.ToFact(outcome.Value) } }, new(outcome.Value, Version + 1), null));
    }, CancellationToken.None);

    public Task<Answer<OpenedForCause>> OpenFor(CauseAction cause) => ChangeAsync(
        "OpenForCause", new RequestStamp(PartnerGrain.ReviewPrincipal, "", default), OpenedForCause.Answers,
        state => ValueTask.FromResult(decisions.OpenFor(cause, state.Book, ActionLimits.MaxLiveOfProgramme)), CancellationToken.None);

    private static ActionHome Home(ProgrammeActionsState state, string timeZone) =>
        new("", state.Book, ActionLimits.MaxLiveOfProgramme, ActionCalendar.Of(timeZone), ChannelType.Unspecified, null, "");
}
