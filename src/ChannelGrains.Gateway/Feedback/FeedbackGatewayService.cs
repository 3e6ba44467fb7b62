using ChannelGrains.Domain.Refusals;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Feedback;
using Grpc.Core;

namespace ChannelGrains.Gateway.Feedback;

internal sealed class FeedbackGatewayService(PartnerGrains partners, AnswerGate gate) : FeedbackService.FeedbackServiceBase
{
    public override async Task<RecordSurveyAnswerResponse> RecordSurveyAnswer(RecordSurveyAnswerRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.RecordAnswer(FeedbackMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var kept = await gate.PassAsync(answer, context.CancellationToken);
        return new RecordSurveyAnswerResponse { AnsweredOn = kept.AnsweredOn.ToString(), JournalVersion = kept.Version };
    }

    public override async Task<OpenComplaintResponse> OpenComplaint(OpenComplaintRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Open(FeedbackMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new OpenComplaintResponse { Complaint = FeedbackMessages.ToMessage(reading.Complaint, reading.AtMicros), JournalVersion = reading.Version };
    }

    public override async Task<AnswerComplaintResponse> AnswerComplaint(AnswerComplaintRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Answer(FeedbackMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new AnswerComplaintResponse { Complaint = FeedbackMessages.ToMessage(reading.Complaint, reading.AtMicros), JournalVersion = reading.Version };
    }

    public override async Task<ListComplaintsResponse> ListComplaints(ListComplaintsRequest request, ServerCallContext context)
    {
        var state = (Domain.Feedback.ComplaintState)request.State;
        if (!Enum.IsDefined(state))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("COMPLAINT_STATE", "state must be one of the enum's states, or unspecified for all.", "state"));
        var partner = await PartnerAsync(request.PartnerId, context);
        var page = await gate.PassAsync(await partner.List(state, request.PageSize, request.PageToken), context.CancellationToken);
        var response = new ListComplaintsResponse { NextPageToken = page.Last, OpenCount = page.OpenCount };
        response.Complaints.AddRange(page.Complaints.Select(complaint => FeedbackMessages.ToMessage(complaint, page.AsOfMicros)));
        return response;
    }

    private async ValueTask<IPartnerFeedback> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerFeedback>();
}
