using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Partners;

internal sealed class PartnerGatewayService(IGrainFactory grains, PartnerGrains partners, AnswerGate gate) : PartnerService.PartnerServiceBase
{
    public override async Task<CreatePartnerResponse> CreatePartner(CreatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId, context).Create(request, Name(context)), context),
    };

    public override async Task<GetPartnerResponse> GetPartner(GetPartnerRequest request, ServerCallContext context)
    {
        return new GetPartnerResponse { Partner = await PassAsync(Partner(request.PartnerId, context).Get(), context) };
    }

    public override async Task<ListPartnersResponse> ListPartners(ListPartnersRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var page = await grains.GetGrain<IPartnerDirectoryGrain>(0).List(request);
        var response = new ListPartnersResponse { NextPageToken = page.NextPageToken };
        response.Partners.AddRange(page.Partners.Where(partner => principal.MaySend(partner.PartnerId)));
        return response;
    }

    public override async Task<UpdatePartnerResponse> UpdatePartner(UpdatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.Partner?.PartnerId, context).Update(request, Name(context)), context),
    };

    public override async Task<SuspendPartnerResponse> SuspendPartner(SuspendPartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId, context).Suspend(request, Name(context)), context),
    };

    public override async Task<ResumePartnerResponse> ResumePartner(ResumePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId, context).Resume(request, Name(context)), context),
    };

    public override async Task<TerminatePartnerResponse> TerminatePartner(TerminatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId, context).Terminate(request, Name(context)), context),
    };

    private async Task<Partner> PassAsync(Task<Answer<Partner>> answer, ServerCallContext context) =>
        await gate.PassAsync(await answer, context.CancellationToken);

    private IPartnerGrain Partner(string? partnerId, ServerCallContext context)
    {
        var id = Ids.Require(partnerId, "partner_id");
        Principal.Of(context).RequirePartner(id);
        return partners.Get(id);
    }

    private static string Name(ServerCallContext context) => Principal.Of(context).Name;
}
