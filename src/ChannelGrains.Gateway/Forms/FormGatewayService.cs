using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Surveys;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Surveys;
using Grpc.Core;

namespace ChannelGrains.Gateway.Forms;

internal sealed partial class FormGatewayService(
    IGrainFactory grains, PlanReader plans, FieldReader field, SurveyReader surveys, SurveyTokens tokens, SurveyInstruments asking, PartnerGrains partners, ProgrammeReader programme, AnswerGate gate, TimeProvider time) : FormService.FormServiceBase
{
    private IFormDirectoryGrain Directory => grains.GetGrain<IFormDirectoryGrain>(0);

    public override async Task<PutFormResponse> PutForm(PutFormRequest request, ServerCallContext context)
    {
        var answer = await grains.GetGrain<IFormsGrain>(FormNames.Forms).Put(FormMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new PutFormResponse { Form = FormMessages.ToMessage(reading.Form), JournalVersion = reading.JournalVersion };
    }

    public override async Task<GetFormResponse> GetForm(GetFormRequest request, ServerCallContext context)
    {
        var formId = Ids.Require(request.FormId, "form_id");
        if (request.Version < 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("FORM_VERSION", "version must be 1 or later, or 0 for the latest.", "version"));
        return await Directory.Find(formId, request.Version) is { } form
            ? new GetFormResponse { Form = FormMessages.ToMessage(form) }
            : throw RefusalStatus.ToException(Refusal.NotFound("FORM_NOT_FOUND", request.Version == 0
                ? $"There is no form {formId}. Check the id against the list of forms."
                : $"There is no version {request.Version} of a form {formId}. Ask for version 0, the latest."));
    }

    public override async Task<ListFormsResponse> ListForms(ListFormsRequest request, ServerCallContext context)
    {
        var kind = (Domain.Forms.FormKind)request.Kind;
        if (!Enum.IsDefined(kind))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("FORM_KIND", "kind must be one of the enum's kinds, or unspecified for all.", "kind"));
        var page = await Directory.List(kind, request.PageSize, request.PageToken);
        var response = new ListFormsResponse { NextPageToken = page.Last };
        response.Forms.AddRange(page.Forms.Select(FormMessages.ToMessage));
        return response;
    }
}
