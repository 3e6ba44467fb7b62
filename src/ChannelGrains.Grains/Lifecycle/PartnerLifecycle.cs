using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Lifecycle;

internal sealed class PartnerLifecycle(IGrainContextAccessor context, IGrainFactory grains) : PartnerExtension(context), IPartnerLifecycle
{
    public Task<Answer<PartnerOnDay>> Create(CreatePartner command, RequestStamp request) =>
        Partner.ChangeAsync("CreatePartner", request, LifecycleAnswers.Form, async partner =>
        {
            var programme = await grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).AdmitAmounts();
            return Decided(partner, command.Decide(partner.Life, programme), Partner.NowMicros);
        }, CancellationToken.None);

    public async Task<Answer<PartnerOnDay>> Get() => await Partner.ReadAsync(
        partner => partner.Life is { } life
            ? Answer<PartnerOnDay>.Of(life.On(life.DayOf(Partner.NowMicros)), Partner.Ticket)
            : Answer<PartnerOnDay>.Refuse(Unknown()), CancellationToken.None);

    public Task<Answer<PartnerOnDay>> Update(UpdatePartner command, RequestStamp request) =>
        ChangeAsync("UpdatePartner", request, (partner, life, today) => command.Decide(life, today, partner.LastCounted));

    public Task<Answer<PartnerOnDay>> Suspend(SuspendPartner command, RequestStamp request) =>
        ChangeAsync("SuspendPartner", request, (_, life, today) => command.Decide(life, today));

    public Task<Answer<PartnerOnDay>> Resume(ResumePartner command, RequestStamp request) =>
        ChangeAsync("ResumePartner", request, (_, life, today) => command.Decide(life, today));

    public Task<Answer<PartnerOnDay>> Terminate(TerminatePartner command, RequestStamp request) =>
        ChangeAsync("TerminatePartner", request, (partner, life, today) => command.Decide(life, today, partner.LastCounted));

    private Task<Answer<PartnerOnDay>> ChangeAsync<TFact>(
        string method, RequestStamp request, Func<FoldedPartner, PartnerLife, BusinessDay, Outcome<TFact>> decide)
        where TFact : PartnerFact =>
        Partner.ChangeAsync(method, request, LifecycleAnswers.Form, partner =>
        {
            var now = Partner.NowMicros;
            return ValueTask.FromResult(partner.Life is { } life ? Decided(partner, decide(partner, life, life.DayOf(now)), now) : Unknown());
        }, CancellationToken.None);

    /// <summary>Turns a domain decision into a fact with its answer and the partner's entry in the directory.</summary>
    private Decision<PartnerOnDay> Decided<TFact>(FoldedPartner partner, Outcome<TFact> outcome, long now)
        where TFact : PartnerFact
    {
        if (outcome.IsRefused)
            return outcome.Refusal;
        var next = PartnerLife.Apply(partner.Life, outcome.Value, now, Partner.Version + 1);
        var index = new IndexWrites();
        index.Put(PartnerDirectory.Key(Partner.PartnerId), next.ToBytes());
        return new Decision<PartnerOnDay>(
            new Fact { RecordedAtMicros = now, Lifecycle = LifecycleFacts.ToFact(outcome.Value) }, next.On(next.DayOf(now)), null, index);
    }
}
