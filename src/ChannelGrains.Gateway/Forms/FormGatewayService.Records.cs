using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.FormRecords;
using Grpc.Core;

namespace ChannelGrains.Gateway.Forms;

internal sealed partial class FormGatewayService
{
    public override async Task<SubmitRecordResponse> SubmitRecord(SubmitRecordRequest request, ServerCallContext context)
    {
        var partnerId = request.Record?.PartnerId ?? "";
        var answer = await (await PartnerAsync(partnerId, "record.partner_id", context)).Submit(RecordMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new SubmitRecordResponse { Record = RecordMessages.ToMessage(partnerId, await gate.PassAsync(answer, context.CancellationToken), Principal.Of(context).Partners) };
    }

    public override async Task<AmendRecordResponse> AmendRecord(AmendRecordRequest request, ServerCallContext context)
    {
        var answer = await (await PartnerAsync(request.PartnerId, "partner_id", context)).Amend(RecordMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new AmendRecordResponse { Record = RecordMessages.ToMessage(request.PartnerId, await gate.PassAsync(answer, context.CancellationToken), Principal.Of(context).Partners) };
    }

    public override async Task<GetRecordResponse> GetRecord(GetRecordRequest request, ServerCallContext context)
    {
        var answer = await (await PartnerAsync(request.PartnerId, "partner_id", context)).Get(request.RecordId);
        return new GetRecordResponse { Record = RecordMessages.ToMessage(request.PartnerId, await gate.PassAsync(answer, context.CancellationToken), Principal.Of(context).Partners) };
    }

    public override async Task<ListRecordsResponse> ListRecords(ListRecordsRequest request, ServerCallContext context)
    {
        var answer = await (await PartnerAsync(request.PartnerId, "partner_id", context)).List(request.FormId, request.PageSize, request.PageToken);
        var page = await gate.PassAsync(answer, context.CancellationToken);
        var response = new ListRecordsResponse { NextPageToken = page.Last };
        response.Records.AddRange(page.Records.Select(record => RecordMessages.ToMessage(request.PartnerId, record, Principal.Of(context).Partners)));
        return response;
    }

    public override async Task<ListFindingsResponse> ListFindings(ListFindingsRequest request, ServerCallContext context)
    {
        bool? isOpen = request.State switch
        {
            FindingState.Unspecified => null,
            FindingState.Open => true,
            FindingState.Closed => false,
            _ => throw RefusalStatus.ToException(Refusal.InvalidArgument("FINDING_STATE", "state must be one of the enum's states, or unspecified for all.", "state")),
        };
        var answer = await (await PartnerAsync(request.PartnerId, "partner_id", context)).ListFindings(isOpen, request.PageSize, request.PageToken);
        var page = await gate.PassAsync(answer, context.CancellationToken);
        var response = new ListFindingsResponse { NextPageToken = page.Last, OpenCount = page.OpenCount };
        response.Findings.AddRange(page.Findings.Select(finding => RecordMessages.ToMessage(request.PartnerId, finding)));
        return response;
    }

    public override Task<GetFieldMeasuresResponse> GetFieldMeasures(GetFieldMeasuresRequest request, ServerCallContext context) => field.ReadAsync(request, context.CancellationToken);

    public override async Task<DecideFindingResponse> DecideFinding(DecideFindingRequest request, ServerCallContext context)
    {
        var answer = await (await PartnerAsync(request.PartnerId, "partner_id", context)).Decide(RecordMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new DecideFindingResponse { Finding = RecordMessages.ToMessage(request.PartnerId, reading), JournalVersion = reading.Version };
    }

    public override async Task<PlanImprovementResponse> PlanImprovement(PlanImprovementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, "partner_id", context);
        var rules = (await grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme).ReadRules()).Rules;
        var answer = await partner.Improve(RecordMessages.ToCommand(request), rules, RequestStamps.Of(request, request.RequestId, context));
        return RecordMessages.ToMessage(request.PartnerId, await gate.PassAsync(answer, context.CancellationToken));
    }

    private async ValueTask<IPartnerRecords> PartnerAsync(string partnerId, string field, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, field), context.CancellationToken)).AsReference<IPartnerRecords>();
}
