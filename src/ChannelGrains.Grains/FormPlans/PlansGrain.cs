using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.FormPlans;

[Reentrant]
internal sealed class PlansGrain(FormLibrary forms, PlanCalendar calendar, IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<PlansGrain> logger)
    : JournalledGrain<PlansState>(store, time, faults, logger), IPlansGrain
{
    protected override StateFold<PlansState> MakeFold() => new PlansFold();

    public Task<Answer<PlanReading>> Put(PutPlan command, RequestStamp request) =>
        ChangeAsync("PutPlan", request, PlanFacts.Answers, state => DecideAsync(command, state), CancellationToken.None);

    public async Task<Answer<KnownPlans>> Read() => await ReadAsync(state => Answer<KnownPlans>.Of(new KnownPlans([.. state.Plans.All]), Ticket), CancellationToken.None);

    public async Task<PlannedDays?> Find(string planId) =>
        await ReadDurableAsync(state => state.Plans.Find(planId), CancellationToken.None) is { } plan ? new PlannedDays(plan, calendar.DaysOf(plan)) : null;

    private async ValueTask<Decision<PlanReading>> DecideAsync(PutPlan command, PlansState state)
    {
        var read = command.Read();
        if (read.IsRefused)
            return read.Refusal;
        var latest = state.Plans.Find(read.Value.PlanId);
        var outcome = command.Decide(read.Value, latest, await forms.FindAsync(read.Value.FormId, 0, CancellationToken.None) is not null, state.Plans.All.Count);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var plan = outcome.Value;
        return plan.Version == latest?.Version
            ? new Decision<PlanReading>(null, new PlanReading(plan, Version), null)
            : new Decision<PlanReading>(new Fact { Plans = new PlansFact { PlanPut = PlanFacts.ToFact(plan) } }, new PlanReading(plan, Version + 1), null);
    }
}
