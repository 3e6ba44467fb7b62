using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Surveys;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Surveys;
using Grpc.Core;
using SurveyToken = ChannelGrains.Grains.Surveys.SurveyToken;

namespace ChannelGrains.Gateway.Forms;

internal sealed partial class FormGatewayService
{
    public override async Task<InviteSurveyResponse> InviteSurvey(InviteSurveyRequest request, ServerCallContext context)
    {
        var partner = (await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerSurveys>();
        var answer = await partner.Invite(SurveyMessages.ToCommand(request, SurveyTokens.NewId()), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        var token = tokens.Write(request.PartnerId, reading.Invited);
        return new InviteSurveyResponse
        {
            Invitation = SurveyMessages.ToMessage(request.PartnerId, reading.Invited),
            Token = token,
            Path = $"/survey/{token}",
            JournalVersion = reading.Version,
        };
    }

    public override async Task<GetSurveyResponse> GetSurvey(GetSurveyRequest request, ServerCallContext context)
    {
        var token = TokenOf(context);
        if (IsExpired(token))
            throw RefusalStatus.ToException(SurveyRefusals.Expired);
        var asked = await gate.PassAsync(await (await InvitingAsync(token, context)).Find(token.InvitationId), context.CancellationToken);
        var response = new GetSurveyResponse
        {
            Form = FormMessages.ToMessage(asked.Form),
            PartnerName = asked.PartnerName,
            Answered = asked.IsAnswered,
            ExpiresAt = Timestamps.FromMicros(asked.Invited.ExpiresAtMicros),
        };
        // Who answers is not led by what passes.
        response.Form.PassScore = "";
        foreach (var item in response.Form.Items)
            (item.Pass, item.Action, item.Weight) = (null, null, "");
        return response;
    }

    public override async Task<AnswerSurveyResponse> AnswerSurvey(AnswerSurveyRequest request, ServerCallContext context)
    {
        var token = TokenOf(context);
        var answer = IsExpired(token)
            ? Answer<AnsweredReading>.Refuse(SurveyRefusals.Expired)
            : await (await InvitingAsync(token, context)).Answer(token.InvitationId, [.. request.Answers.Select(RecordMessages.ToSetting)], RequestStamps.Of(request, request.RequestId, context));
        if (answer.Refusal is { } refusal)
            asking.OnRefused(refusal);
        return new AnswerSurveyResponse { AnsweredOn = (await gate.PassAsync(answer, context.CancellationToken)).AnsweredOn.ToString() };
    }

    private static SurveyToken TokenOf(ServerCallContext context) => Principal.Of(context).Survey
        ?? throw RefusalStatus.ToException(Refusal.InvalidArgument("TOKEN_MISSING", "The call has no token of an invitation: send that in the place of an API key, as metadata x-api-key."));

    private async ValueTask<IPartnerSurveys> InvitingAsync(SurveyToken token, ServerCallContext context) =>
        (await partners.RequireAsync(token.PartnerId, context.CancellationToken)).AsReference<IPartnerSurveys>();

    public override async Task<ListInvitationsResponse> ListInvitations(ListInvitationsRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.State))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("INVITATION_STATE", "state must be one of the enum's states, or unspecified for all.", "state"));
        var partner = (await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerSurveys>();
        var page = await gate.PassAsync(await partner.List(request.FormId, (Domain.Surveys.InvitationState)request.State, request.PageSize, request.PageToken), context.CancellationToken);
        return new ListInvitationsResponse { Invitations = { page.Invitations.Select(one => SurveyMessages.ToMessage(request.PartnerId, one)) }, NextPageToken = page.Last };
    }

    /// <summary>One whose time is over wakes nobody.</summary>
    private bool IsExpired(SurveyToken token) => token.ExpiresAtSeconds <= time.GetUtcNow().ToUnixTimeSeconds();

    public override Task<GetSurveyResultsResponse> GetSurveyResults(GetSurveyResultsRequest request, ServerCallContext context) => surveys.ReadAsync(request, context.CancellationToken);
}
