using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Selection;

[Reentrant]
internal sealed partial class CriteriaGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<CriteriaGrain> logger)
    : JournalledGrain<CriteriaState>(store, time, faults, logger), ICriteriaGrain
{
    protected override StateFold<CriteriaState> MakeFold() => new CriteriaFold();

    public Task<Answer<SelectionCriteria>> Define(DefineCriteria command, RequestStamp request) =>
        ChangeAsync("DefineCriteria", request, SelectionFacts.CriteriaAnswers, state =>
        {
            var outcome = command.Decide(state.Criteria);
            if (outcome.IsRefused)
                return ValueTask.FromResult<Decision<SelectionCriteria>>(outcome.Refusal);
            LogDefined(logger, outcome.Value.Version, outcome.Value.Criteria.Count, outcome.Value.Threshold, request.Principal);
            return ValueTask.FromResult(new Decision<SelectionCriteria>(
                new Fact { Selection = new Journal.V1.SelectionFact { CriteriaDefined = SelectionFacts.ToFact(outcome.Value) } }, outcome.Value, null));
        }, CancellationToken.None);

    public async Task<Answer<SelectionCriteria>> Get(long version)
    {
        var (current, ticket) = await ReadAsync(state => (state.Criteria, Ticket), CancellationToken.None);
        if (version == 0 || version == current.Version)
            return current.Version > 0 ? Answer<SelectionCriteria>.Of(current, ticket) : Answer<SelectionCriteria>.Refuse(SelectionCriteria.NotFound(version));
        if (version < 0 || version > current.Version)
            return Answer<SelectionCriteria>.Refuse(SelectionCriteria.NotFound(version));
        var fact = Fact.Parser.ParseFrom((await ReadRecordAsync(version, CancellationToken.None)).Span);
        return Answer<SelectionCriteria>.Of(SelectionFacts.ToDomain(fact.Selection.CriteriaDefined, version), ticket);
    }

    public async Task<SelectionCriteria> Read() => await ReadDurableAsync(state => state.Criteria, CancellationToken.None);

    [LoggerMessage(EventId = 3311, Level = LogLevel.Information, Message = "The selection criteria are of version {Version}: {Criteria} of them, threshold {Threshold}, by {Principal}.")]
    private static partial void LogDefined(ILogger logger, long version, int criteria, int threshold, string principal);
}
