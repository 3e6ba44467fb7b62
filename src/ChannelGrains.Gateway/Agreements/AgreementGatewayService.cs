using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Journalled;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Agreements;

internal sealed class AgreementGatewayService(PartnerGrains partners, AnswerGate gate) : AgreementService.AgreementServiceBase
{
    public override async Task<DraftAgreementResponse> DraftAgreement(DraftAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Draft(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new DraftAgreementResponse { Version = AgreementMessages.ToMessage(change.Agreement), Etag = AgreementMessages.Etag(change) };
    }

    public override async Task<AmendAgreementResponse> AmendAgreement(AmendAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Amend(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new AmendAgreementResponse { Version = AgreementMessages.ToMessage(change.Agreement), Etag = AgreementMessages.Etag(change) };
    }

    public override async Task<SubmitAgreementResponse> SubmitAgreement(SubmitAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Submit(new SubmitAgreement(request.Version, request.Etag), RequestStamps.Of(request, request.RequestId, context)), context);
        return new SubmitAgreementResponse { Version = AgreementMessages.ToMessage(change.Agreement), Etag = AgreementMessages.Etag(change) };
    }

    public override async Task<ConfirmAgreementResponse> ConfirmAgreement(ConfirmAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Confirm(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new ConfirmAgreementResponse { Version = AgreementMessages.ToMessage(change.Agreement), Etag = AgreementMessages.Etag(change) };
    }

    public override async Task<SignAgreementResponse> SignAgreement(SignAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Sign(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new SignAgreementResponse
        {
            Version = AgreementMessages.ToMessage(change.Agreement),
            Warnings = { change.Warnings.Select(warning => AgreementMessages.ToMessage(warning, Principal.Of(context).Partners)) },
            Etag = AgreementMessages.Etag(change),
        };
    }

    public override async Task<TerminateAgreementResponse> TerminateAgreement(TerminateAgreementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var change = await PassAsync(partner.Terminate(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new TerminateAgreementResponse { Version = AgreementMessages.ToMessage(change.Agreement), Etag = AgreementMessages.Etag(change) };
    }

    public override async Task<RecordObligationResponse> RecordObligation(RecordObligationRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var met = await PassAsync(partner.RecordObligation(AgreementMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new RecordObligationResponse { Met = AgreementMessages.ToMessage(met), Etag = AgreementMessages.Etag(met.Version) };
    }

    public override async Task<PreviewAmendmentResponse> PreviewAmendment(PreviewAmendmentRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return AgreementMessages.ToMessage(await PassAsync(partner.Preview(AgreementMessages.ToCommand(request)), context), Principal.Of(context).Partners);
    }

    public override async Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context)
    {
        if (request.AsOf.Length > 0 && request.Version != 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("AS_OF", "as_of stands beside a version: ask for the one in force on a day, or for one by its number.", "as_of"));
        var partner = await PartnerAsync(request.PartnerId, context);
        var reading = await PassAsync(partner.Get(AgreementTermsReader.Day(request.AsOf, "as_of"), request.Version), context);
        return new GetAgreementResponse { Agreement = AgreementMessages.ToMessage(request.PartnerId, reading), Etag = reading.Etag };
    }

    public override async Task<ListAgreementVersionsResponse> ListAgreementVersions(ListAgreementVersionsRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var page = await PassAsync(partner.List(request.PageSize, AgreementMessages.NumberOf(request.PageToken)), context);
        var response = new ListAgreementVersionsResponse { NextPageToken = AgreementMessages.TokenOf(page.Last), Etag = page.Etag };
        response.Agreements.AddRange(page.Agreements.Select(agreement => AgreementMessages.ToMessage(request.PartnerId, agreement)));
        return response;
    }

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private async ValueTask<IPartnerAgreements> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerAgreements>();
}
