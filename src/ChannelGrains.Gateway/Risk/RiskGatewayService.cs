using System.Globalization;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Risks.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Risk;

internal sealed class RiskGatewayService(IGrainFactory grains, PartnerGrains partners, RiskReader reader, AnswerGate gate, Watches watches, ChangeReceiver changes)
    : RiskService.RiskServiceBase
{
    private IRiskRulesGrain Rules => grains.GetGrain<IRiskRulesGrain>(RiskKeys.Rules);

    public override async Task<GetPartnerRiskResponse> GetPartnerRisk(GetPartnerRiskRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var risk = await gate.PassAsync(await partner.Get(), context.CancellationToken);
        return new GetPartnerRiskResponse { Risk = RiskMessages.ToMessage(request.PartnerId, risk), AsOf = Timestamps.FromMicros(risk.AsOfMicros), JournalVersion = risk.Version };
    }

    public override async Task<ListRisksResponse> ListRisks(ListRisksRequest request, ServerCallContext context)
    {
        var filter = RiskMessages.ToFilter(request.Level, request.Region, request.ChannelType, request.HeldOnly);
        var size = Pages.Size(request.PageSize);
        var read = await reader.ReadAsync(filter, RiskMessages.ToPlace(request.PageToken), size, null);
        var page = read.Value;
        var response = new ListRisksResponse { TotalSize = page.TotalSize, AsOf = Timestamps.FromMicros(read.AsOfMicros), Revision = read.Revision };
        response.Risks.AddRange(page.Partners.Select(RiskMessages.ToMessage));
        response.Counts.AddRange(page.Counts.Select(RiskMessages.ToMessage));
        if (!page.IsLast)
            response.NextPageToken = RiskMessages.ToToken(page.Partners[^1].Place);
        return response;
    }

    public override async Task WatchRisks(WatchRisksRequest request, IServerStreamWriter<WatchRisksResponse> responses, ServerCallContext context)
    {
        var filter = RiskMessages.ToFilter(request.Level, request.Region, request.ChannelType, request.HeldOnly);
        await watches.RunAsync(new RiskQuestion(filter, watches.Rows(request.PageSize), reader, changes), watches.Interval(request.MinInterval), responses, context);
    }

    public override async Task<ListRiskHistoryResponse> ListRiskHistory(ListRiskHistoryRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var before = request.PageToken.Length == 0 ? 0 : long.Parse(request.PageToken, CultureInfo.InvariantCulture);
        var page = await gate.PassAsync(await partner.List(request.PageSize, before), context.CancellationToken);
        var response = new ListRiskHistoryResponse { NextPageToken = page.Last == 0 ? "" : page.Last.ToString(CultureInfo.InvariantCulture) };
        response.Events.AddRange(page.Statements.Select(RiskMessages.ToMessage));
        return response;
    }

    public override async Task<MuteFactorResponse> MuteFactor(MuteFactorRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Mute(new((Domain.Risk.RiskFactorKind)request.Factor, request.Until, request.Reason), RequestStamps.Of(request, request.RequestId, context));
        return new MuteFactorResponse { JournalVersion = (await gate.PassAsync(answer, context.CancellationToken)).Version };
    }

    public override async Task<SetHoldResponse> SetHold(SetHoldRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Hold(new(request.Reason), RequestStamps.Of(request, request.RequestId, context));
        return new SetHoldResponse { JournalVersion = (await gate.PassAsync(answer, context.CancellationToken)).Version };
    }

    public override async Task<ReleaseHoldResponse> ReleaseHold(ReleaseHoldRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Release(new(request.Reason), RequestStamps.Of(request, request.RequestId, context));
        return new ReleaseHoldResponse { JournalVersion = (await gate.PassAsync(answer, context.CancellationToken)).Version };
    }

    public override async Task<SetRiskRulesResponse> SetRiskRules(SetRiskRulesRequest request, ServerCallContext context)
    {
        var answer = await Rules.Set(RiskMessages.ToCommand(request.Rules ?? new RiskRules()), RequestStamps.Of(request, request.RequestId, context));
        return new SetRiskRulesResponse { Rules = RiskMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<GetRiskRulesResponse> GetRiskRules(GetRiskRulesRequest request, ServerCallContext context) =>
        new() { Rules = RiskMessages.ToMessage(await gate.PassAsync(await Rules.Read(), context.CancellationToken)) };

    private async ValueTask<IPartnerRisk> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerRisk>();
}
