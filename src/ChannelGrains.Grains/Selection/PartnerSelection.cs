using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Planned = ChannelGrains.Domain.Selection.CooperationPlanned;
using Scored = ChannelGrains.Domain.Selection.PartnerScored;

namespace ChannelGrains.Grains.Selection;

internal sealed partial class PartnerSelection(IGrainContextAccessor context, IGrainFactory grains, SelectionInstruments instruments, ILogger<PartnerSelection> logger)
    : PartnerExtension(context), IPartnerSelection
{
    public Task<Answer<Recorded<Scored>>> Score(ScorePartner command, RequestStamp request) =>
        Partner.ChangeAsync("ScorePartner", request, SelectionFacts.ScoreAnswers, async partner =>
        {
            var criteria = await grains.GetGrain<ICriteriaGrain>(SelectionKeys.Criteria).Read();
            var now = Partner.NowMicros;
            if (partner.Life is not { } life)
                return Unknown();
            var outcome = command.Decide(life, life.DayOf(now), criteria);
            if (outcome.IsRefused)
                return outcome.Refusal;
            return Decided(outcome.Value, request, now, () =>
            {
                instruments.OnScored(outcome.Value.Passes);
                LogScored(logger, Partner.PartnerId, outcome.Value.Score, outcome.Value.Threshold, outcome.Value.CriteriaVersion, request.Principal);
            });
        }, CancellationToken.None);

    public Task<Answer<Recorded<Planned>>> Plan(PlanCooperation command, RequestStamp request) =>
        Partner.ChangeAsync("PlanCooperation", request, SelectionFacts.PlanAnswers, partner =>
        {
            var now = Partner.NowMicros;
            if (partner.Life is not { } life)
                return ValueTask.FromResult<Decision<Recorded<Planned>>>(Unknown());
            var outcome = command.Decide(life, life.DayOf(now), partner.Part<CandidateFile>()?.Value.Plan?.Version ?? 0);
            if (outcome.IsRefused)
                return ValueTask.FromResult<Decision<Recorded<Planned>>>(outcome.Refusal);
            return ValueTask.FromResult(Decided(outcome.Value, request, now, instruments.OnPlanned));
        }, CancellationToken.None);

    public async Task<Answer<SelectionFile>> Get() => await Partner.ReadAsync(
        partner => partner.Life is null ? Answer<SelectionFile>.Refuse(Unknown()) : Answer<SelectionFile>.Of(partner.Part<CandidateFile>()?.Value ?? SelectionFile.Empty, Partner.Ticket),
        CancellationToken.None);

    private Decision<Recorded<TFact>> Decided<TFact>(TFact fact, RequestStamp request, long now, Action whenRecorded)
        where TFact : Domain.Selection.SelectionFact =>
        new(new Fact { RecordedAtMicros = now, Selection = SelectionFacts.ToFact(fact) }, new(fact, request.Principal, now, Partner.Version + 1), null) { WhenRecorded = whenRecorded };

    [LoggerMessage(EventId = 3312, Level = LogLevel.Information, Message = "Partner {Partner} scored {Score} of threshold {Threshold} by version {Version} of the criteria, by {Principal}.")]
    private static partial void LogScored(ILogger logger, string partner, string score, int threshold, long version, string principal);
}
