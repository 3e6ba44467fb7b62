using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Partners;

internal sealed partial class PartnerGatewayService
{
    private ICriteriaGrain Criteria => grains.GetGrain<ICriteriaGrain>(SelectionKeys.Criteria);

    public override async Task<GetPartnerResponse> GetPartner(GetPartnerRequest request, ServerCallContext context)
    {
        var partner = await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);
        var history = await gate.PassAsync(await partner.AsReference<IPartnerLifecycle>().Get(), context.CancellationToken);
        var response = new GetPartnerResponse { Partner = PartnerMessages.ToMessage(history.Partner) };
        response.Steps.AddRange(history.Steps.Select(PartnerMessages.ToMessage));
        // One that was taken over was never selected.
        if (history.Partner.KnownSince is null)
            return response;
        var file = await gate.PassAsync(await partner.AsReference<IPartnerSelection>().Get(), context.CancellationToken);
        response.Score = file.Score is { } score ? SelectionMessages.ToMessage(score) : null;
        response.Plan = file.Plan is { } plan ? SelectionMessages.ToMessage(plan) : null;
        return response;
    }

    public override async Task<DefineCriteriaResponse> DefineCriteria(DefineCriteriaRequest request, ServerCallContext context)
    {
        var answer = await Criteria.Define(SelectionMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new DefineCriteriaResponse { Criteria = SelectionMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<GetCriteriaResponse> GetCriteria(GetCriteriaRequest request, ServerCallContext context) => new()
    {
        Criteria = SelectionMessages.ToMessage(await gate.PassAsync(await Criteria.Get(request.Version), context.CancellationToken)),
    };

    public override async Task<ScorePartnerResponse> ScorePartner(ScorePartnerRequest request, ServerCallContext context)
    {
        var partner = await SelectionAsync(request.PartnerId, context);
        var answer = await partner.Score(SelectionMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new ScorePartnerResponse { Score = SelectionMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<PlanCooperationResponse> PlanCooperation(PlanCooperationRequest request, ServerCallContext context)
    {
        var partner = await SelectionAsync(request.PartnerId, context);
        var answer = await partner.Plan(SelectionMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new PlanCooperationResponse { Plan = SelectionMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    private async ValueTask<IPartnerSelection> SelectionAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerSelection>();
}
