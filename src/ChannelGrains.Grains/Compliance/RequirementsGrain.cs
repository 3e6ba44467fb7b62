using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using ComplianceFact = ChannelGrains.Journal.V1.ComplianceFact;

namespace ChannelGrains.Grains.Compliance;

[Reentrant]
internal sealed class RequirementsGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<RequirementsGrain> logger)
    : JournalledGrain<RequirementsState>(store, time, faults, logger), IRequirementsGrain
{
    protected override StateFold<RequirementsState> MakeFold() => new RequirementsFold();

    public Task<Answer<Requirement>> Put(PutRequirement command, RequestStamp request) => ChangeAsync("PutRequirement", request, ComplianceFacts.PutAnswers, state =>
    {
        var now = NowMicros;
        var outcome = command.Decide(state.Requirements, BusinessDay.InUtc(now), Version + 1);
        if (outcome.IsRefused)
            return ValueTask.FromResult<Decision<Requirement>>(outcome.Refusal);
        var fact = new Fact { RecordedAtMicros = now, Compliance = new ComplianceFact { RequirementPut = ComplianceFacts.ToFact(outcome.Value) } };
        return ValueTask.FromResult(new Decision<Requirement>(fact, outcome.Value, null));
    }, CancellationToken.None);

    public async Task<Answer<Requirements>> Read() => await ReadAsync(state => Answer<Requirements>.Of(state.Requirements, Ticket), CancellationToken.None);
}
