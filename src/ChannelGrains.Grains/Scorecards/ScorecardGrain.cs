using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Scorecards;

[Reentrant]
internal sealed class ScorecardGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<ScorecardGrain> logger)
    : JournalledGrain<ScorecardsState>(store, time, faults, logger), IScorecardGrain
{
    private WaitingObservers _observers;

    protected override StateFold<ScorecardsState> MakeFold() => new ScorecardFold();

    public Task<Answer<ScorecardDefinition>> Define(DefineScorecard command, RequestStamp request) => ChangeAsync("DefineScorecard", request, ScorecardFacts.Answers, state =>
    {
        var outcome = command.Decide(state.Versions);
        if (outcome.IsRefused)
            return ValueTask.FromResult<Decision<ScorecardDefinition>>(outcome.Refusal);
        var (defined, now) = (outcome.Value, NowMicros);
        var fact = new Fact { RecordedAtMicros = now, Scorecards = new ScorecardsFact { Defined = ScorecardFacts.ToFact(defined.EffectiveFrom, defined.Kpis, defined.Bands) } };
        return ValueTask.FromResult(new Decision<ScorecardDefinition>(fact, ScorecardFacts.ToDefinition(defined, Version + 1, now), null));
    }, CancellationToken.None);

    public async Task<Answer<DefinedScorecards>> Read(IChangeObserver? observer) => await ReadAsync(state =>
    {
        // Nothing runs between entering the observer and reading, so that no change falls between them.
        _observers.Add(observer);
        return Answer<DefinedScorecards>.Of(new DefinedScorecards([.. state.Versions.All]), Ticket);
    }, CancellationToken.None);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The next activation does not know them. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            TellObservers();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected override void OnDropped() => TellObservers();

    protected override void OnFolded(Fact fact, IndexWrites? index) => TellObservers();

    protected override ValueTask OnLoadedAsync()
    {
        // What was read of a state that was dropped may have changed in the journal.
        TellObservers();
        return default;
    }

    private void TellObservers()
    {
        if (!_observers.IsEmpty)
            _observers.Tell(Name.Value, logger);
    }
}
