using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using RiskFact = ChannelGrains.Journal.V1.RiskFact;

namespace ChannelGrains.Grains.Risk;

[Reentrant]
internal sealed class RiskRulesGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<RiskRulesGrain> logger)
    : JournalledGrain<RiskRulesState>(store, time, faults, logger), IRiskRulesGrain
{
    /// <summary>What a caller is answered who set rules.</summary>
    private static readonly FactAnswers<RiskRulesReading> Answers = new((fact, version) => new(RiskFacts.ToRules(fact.Risk.RulesSet), version, fact.RecordedAtMicros, fact.Principal));

    protected override StateFold<RiskRulesState> MakeFold() => new RiskRulesFold();

    public Task<Answer<RiskRulesReading>> Set(SetRiskRules command, RequestStamp request) => ChangeAsync("SetRiskRules", request, Answers, state =>
    {
        var outcome = command.Decide(state.Rules.Version);
        if (outcome.IsRefused)
            return ValueTask.FromResult<Decision<RiskRulesReading>>(outcome.Refusal);
        var now = NowMicros;
        var fact = new Fact { RecordedAtMicros = now, Risk = new RiskFact { RulesSet = RiskFacts.ToFact(outcome.Value) } };
        return ValueTask.FromResult(new Decision<RiskRulesReading>(fact, new RiskRulesReading(outcome.Value, Version + 1, now, request.Principal), null));
    }, CancellationToken.None);

    public async Task<Answer<RiskRulesReading>> Read() => await ReadAsync(state => Answer<RiskRulesReading>.Of(state.Rules, Ticket), CancellationToken.None);
}
