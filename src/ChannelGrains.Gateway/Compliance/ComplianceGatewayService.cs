using ChannelGrains.Compliance.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Compliance;
using Grpc.Core;

namespace ChannelGrains.Gateway.Compliance;

internal sealed class ComplianceGatewayService(IGrainFactory grains, PartnerGrains partners, DeclarerReader declarers, AnswerGate gate) : ComplianceService.ComplianceServiceBase
{
    /// <summary>The journal that has the requirements.</summary>
    private const string Key = "compliance";

    private IRequirementsGrain Requirements => grains.GetGrain<IRequirementsGrain>(Key);

    public override async Task<PutRequirementResponse> PutRequirement(PutRequirementRequest request, ServerCallContext context)
    {
        var answer = await Requirements.Put(ComplianceMessages.ToCommand(request, declarers), RequestStamps.Of(request, request.RequestId, context));
        return new PutRequirementResponse { Requirement = ComplianceMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListRequirementsResponse> ListRequirements(ListRequirementsRequest request, ServerCallContext context)
    {
        var all = await gate.PassAsync(await Requirements.Read(), context.CancellationToken);
        var response = new ListRequirementsResponse();
        response.Requirements.AddRange(all.All.Values.Select(ComplianceMessages.ToMessage));
        return response;
    }

    public override async Task<GetComplianceStatusResponse> GetComplianceStatus(GetComplianceStatusRequest request, ServerCallContext context)
    {
        var day = ComplianceMessages.Day(request.Day, "day");
        var partner = await PartnerAsync(request.PartnerId, context);
        var statuses = await gate.PassAsync(await partner.Status(day), context.CancellationToken);
        var response = new GetComplianceStatusResponse { Day = statuses.Day.ToString() };
        response.Statuses.AddRange(statuses.All.Select(ComplianceMessages.ToMessage));
        return response;
    }

    public override async Task<RecordComplianceEvidenceResponse> RecordComplianceEvidence(RecordComplianceEvidenceRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Record(ComplianceMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new RecordComplianceEvidenceResponse { Evidence = ComplianceMessages.ToMessage((await gate.PassAsync(answer, context.CancellationToken)).Shown) };
    }

    public override async Task<RecordScreeningResponse> RecordScreening(RecordScreeningRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Record(ComplianceMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new RecordScreeningResponse { Evidence = ComplianceMessages.ToMessage((await gate.PassAsync(answer, context.CancellationToken)).Shown) };
    }

    private async ValueTask<IPartnerCompliance> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerCompliance>();
}
