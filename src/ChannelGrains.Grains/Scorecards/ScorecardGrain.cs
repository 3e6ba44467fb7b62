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
    : ObservedGrain<ScorecardsState>(store, time, faults, logger), IScorecardGrain
{
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
        Observe(observer);
        return Answer<DefinedScorecards>.Of(new DefinedScorecards([.. state.Versions.All]), Ticket);
    }, CancellationToken.None);
}
