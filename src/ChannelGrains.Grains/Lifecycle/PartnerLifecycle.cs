using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using StateChanged = ChannelGrains.Domain.Partners.PartnerStateChanged;

namespace ChannelGrains.Grains.Lifecycle;

internal sealed partial class PartnerLifecycle(
    IGrainContextAccessor context, IGrainFactory grains, IEnumerable<StepCondition> conditions, LifecycleInstruments instruments, ILogger<PartnerLifecycle> logger)
    : PartnerExtension(context), IPartnerLifecycle
{
    public Task<Answer<PartnerOnDay>> Create(CreatePartner command, RequestStamp request) =>
        Partner.ChangeAsync("CreatePartner", request, LifecycleAnswers.Form, async partner =>
        {
            var programme = await grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).AdmitAmounts();
            var now = Partner.NowMicros;
            return await DecidedAsync(partner, command.Decide(partner.Life, programme, now), now, request);
        }, CancellationToken.None);

    public Task<Answer<PartnerOnDay>> Update(UpdatePartner command, RequestStamp request) =>
        ChangeAsync("UpdatePartner", request, (partner, life, today) => command.Decide(life, today, partner.LastCounted));

    public Task<Answer<PartnerOnDay>> Advance(AdvancePartner command, RequestStamp request) =>
        StepAsync("AdvancePartner", request, (partner, life, today) => command.Decide(life, today, (to, from) => Find(partner, to, from)));

    public Task<Answer<PartnerOnDay>> Suspend(SuspendPartner command, RequestStamp request) =>
        StepAsync("SuspendPartner", request, (_, life, today) => command.Decide(life, today));

    public Task<Answer<PartnerOnDay>> Resume(ResumePartner command, RequestStamp request) =>
        StepAsync("ResumePartner", request, (_, life, today) => command.Decide(life, today));

    public Task<Answer<PartnerOnDay>> Terminate(TerminatePartner command, RequestStamp request) =>
        ChangeAsync("TerminatePartner", request, (partner, life, today) => command.Decide(life, today, partner.LastCounted));

    /// <summary>A step for which there must be room among those that are kept.</summary>
    private Task<Answer<PartnerOnDay>> StepAsync(string method, RequestStamp request, Func<FoldedPartner, PartnerLife, BusinessDay, Outcome<StateChanged>> decide) =>
        ChangeAsync(method, request, (partner, life, today) =>
            StepHistory.Check(partner.Part<StepVersions>()?.All.Count ?? 0) is { } full ? full : decide(partner, life, today));

    private Task<Answer<PartnerOnDay>> ChangeAsync<TFact>(
        string method, RequestStamp request, Func<FoldedPartner, PartnerLife, BusinessDay, Outcome<TFact>> decide)
        where TFact : PartnerFact =>
        Partner.ChangeAsync(method, request, LifecycleAnswers.Form, partner =>
        {
            var now = Partner.NowMicros;
            return partner.Life is { } life ? DecidedAsync(partner, decide(partner, life, life.DayOf(now)), now, request) : ValueTask.FromResult<Decision<PartnerOnDay>>(Unknown());
        }, CancellationToken.None);

    /// <summary>Turns a domain decision into a fact with its answer and the partner's entries in the directory.</summary>
    private async ValueTask<Decision<PartnerOnDay>> DecidedAsync<TFact>(FoldedPartner partner, Outcome<TFact> outcome, long now, RequestStamp request)
        where TFact : PartnerFact
    {
        if (outcome.IsRefused)
        {
            if (typeof(TFact) == typeof(StateChanged))
                instruments.OnRefused(outcome.Refusal.Reason);
            return outcome.Refusal;
        }
        var next = PartnerLife.Apply(partner.Life, outcome.Value, now, Partner.Version + 1);
        var before = partner.Life is { } life ? RecordTimes.Of((await Partner.ReadRecordAsync(life.Version, CancellationToken.None)).Span) : 0;
        return new Decision<PartnerOnDay>(
            new Fact { RecordedAtMicros = now, Lifecycle = LifecycleFacts.ToFact(outcome.Value) }, next.On(next.DayOf(now)), null,
            PartnerDirectory.Change(partner.Life, before, next, now))
        {
            WhenRecorded = outcome.Value is StateChanged changed ? () => OnStep(changed, request) : null,
        };
    }

    private void OnStep(StateChanged changed, RequestStamp request)
    {
        instruments.OnStep(changed.State);
        LogStep(logger, Partner.PartnerId, changed.State, changed.From, request.Principal);
    }

    /// <summary>What the capabilities know that must know something for a step.</summary>
    private Outcome<IReadOnlyList<Domain.Partners.StepEvidence>> Find(FoldedPartner partner, LifecycleState to, BusinessDay from)
    {
        List<Domain.Partners.StepEvidence> evidence = [];
        foreach (var condition in conditions.Where(condition => condition.To == to))
        {
            var found = condition.Find(partner, from);
            if (found.IsRefused)
                return found.Refusal;
            evidence.Add(found.Value);
        }
        return evidence;
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Information, Message = "Partner {Partner} is {State} from {From} on, by {Principal}.")]
    private static partial void LogStep(ILogger logger, string partner, LifecycleState state, BusinessDay from, string principal);
}
