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
        Partner = await PassAsync(Partner(request.PartnerId).Create(request, Name(context)), context),
    };

    public override async Task<GetPartnerResponse> GetPartner(GetPartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId).Get(), context),
    };

    public override Task<ListPartnersResponse> ListPartners(ListPartnersRequest request, ServerCallContext context) =>
        grains.GetGrain<IPartnerDirectoryGrain>(0).List(request, Principal.Of(context).Partners);

    public override async Task<UpdatePartnerResponse> UpdatePartner(UpdatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.Partner?.PartnerId).Update(request, Name(context)), context),
    };

    public override async Task<SuspendPartnerResponse> SuspendPartner(SuspendPartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId).Suspend(request, Name(context)), context),
    };

    public override async Task<ResumePartnerResponse> ResumePartner(ResumePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId).Resume(request, Name(context)), context),
    };

    public override async Task<TerminatePartnerResponse> TerminatePartner(TerminatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync(Partner(request.PartnerId).Terminate(request, Name(context)), context),
    };

    private async Task<Partner> PassAsync(Task<Answer<Partner>> answer, ServerCallContext context) =>
        await gate.PassAsync(await answer, context.CancellationToken);

    private IPartnerGrain Partner(string? partnerId) => partners.Get(Ids.Require(partnerId, "partner_id"));

    private static string Name(ServerCallContext context) => Principal.Of(context).Name;
}
