using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Partners.V1;
using Google.Protobuf;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public Task<Answer<Partner>> Create(CreatePartnerRequest request, string principal) =>
        ChangeAsync<Partner>("CreatePartner", request, request.RequestId, principal, async state =>
        {
            BusinessDay? activeFrom = null;
            if (!string.IsNullOrEmpty(request.Partner?.ActiveFrom))
            {
                if (!BusinessDay.TryParse(request.Partner.ActiveFrom, out var day))
                    return NoDate("partner.active_from", request.Partner.ActiveFrom);
                activeFrom = day;
            }
            var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).AdmitAmounts();
            var command = new CreatePartner(_partnerId, PartnerFacts.ToParticulars(request.Partner), (Domain.Partners.PartnerState)request.InitialState, activeFrom);
            return Decided(state, command.Decide(state.Life, programme));
        }, CancellationToken.None);

    public async Task<Answer<Partner>> Get() => await ReadAsync(
        state => state.Life is { } life ? Answer<Partner>.Of(PartnerFacts.ToMessage(life, Today(life)), Ticket) : Answer<Partner>.Refuse(Unknown()), CancellationToken.None);

    public Task<Answer<Partner>> Update(UpdatePartnerRequest request, string principal) =>
        ChangeLife("UpdatePartner", request, request.RequestId, principal, (state, life) =>
        {
            if (!TryDay(request.EffectiveFrom, out var effectiveFrom))
                return NoDate("effective_from", request.EffectiveFrom);
            var command = new UpdatePartner(PartnerFacts.ToParticulars(request.Partner), request.UpdateMask?.Paths ?? [], effectiveFrom, request.Partner?.Etag);
            return Decided(state, command.Decide(life, Today(life), LastCounted(state)));
        });

    public Task<Answer<Partner>> Suspend(SuspendPartnerRequest request, string principal) =>
        ChangeLife("SuspendPartner", request, request.RequestId, principal,
            (state, life) => Decided(state, new SuspendPartner(request.Reason).Decide(life, Today(life))));

    public Task<Answer<Partner>> Resume(ResumePartnerRequest request, string principal) =>
        ChangeLife("ResumePartner", request, request.RequestId, principal,
            (state, life) => Decided(state, new ResumePartner(request.Reason).Decide(life, Today(life))));

    public Task<Answer<Partner>> Terminate(TerminatePartnerRequest request, string principal) =>
        ChangeLife("TerminatePartner", request, request.RequestId, principal, (state, life) => TryDay(request.EffectiveFrom, out var effectiveFrom)
            ? Decided(state, new TerminatePartner(request.Reason, effectiveFrom).Decide(life, Today(life), LastCounted(state)))
            : NoDate("effective_from", request.EffectiveFrom));

    private Task<Answer<Partner>> ChangeLife(
        string method, IMessage request, string requestId, string principal, Func<PartnerState, PartnerLife, Decision<Partner>> decide) =>
        ChangeAsync<Partner>(method, request, requestId, principal,
            state => ValueTask.FromResult(state.Life is { } life ? decide(state, life) : Unknown()), CancellationToken.None);

    /// <summary>Turns a domain decision into a fact with its answer and the partner's entry in the directory.</summary>
    private Decision<Partner> Decided<TFact>(PartnerState state, Outcome<TFact> outcome)
        where TFact : PartnerFact
    {
        if (outcome.IsRefused)
            return outcome.Refusal;
        var fact = PartnerFacts.ToFact(outcome.Value);
        fact.RecordedAtMicros = NowMicros;
        var next = PartnerLife.Apply(state.Life, outcome.Value, fact.RecordedAtMicros, Version + 1);
        var answer = PartnerFacts.ToMessage(next, Today(next));
        var index = new IndexWrites();
        index.Put(PartnerDirectory.Key(_partnerId), PartnerDirectory.Value(next));
        return new Decision<Partner>(fact, answer, null, index);
    }

    private BusinessDay Today(PartnerLife life) => life.DayOf(NowMicros);

    private static BusinessDay LastCounted(PartnerState state) => new(state.Sales.LastDay);

    private static bool TryDay(string text, out BusinessDay? day)
    {
        day = null;
        if (text.Length == 0)
            return true;
        if (!BusinessDay.TryParse(text, out var parsed))
            return false;
        day = parsed;
        return true;
    }

    private static Refusal NoDate(string field, string text) => Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field);
}
