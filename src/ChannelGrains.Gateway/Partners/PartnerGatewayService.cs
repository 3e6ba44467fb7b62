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
        Partner = await PassAsync(partners.Get(Ids.Require(request.PartnerId, "partner_id")).Create(request, Name(context)), context),
    };

    public override async Task<GetPartnerResponse> GetPartner(GetPartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync((await PartnerAsync(request.PartnerId, context)).Get(), context),
    };

    public override Task<ListPartnersResponse> ListPartners(ListPartnersRequest request, ServerCallContext context) =>
        grains.GetGrain<IPartnerDirectoryGrain>(0).List(request, Principal.Of(context).Partners);

    public override async Task<ListNamesResponse> ListNames(ListNamesRequest request, ServerCallContext context) =>
        await PassAsync((await PartnerAsync(request.PartnerId, context)).ListNames(), context);

    public override async Task<UpdatePartnerResponse> UpdatePartner(UpdatePartnerRequest request, ServerCallContext context)
    {
        FieldMasks.Normalise(request.UpdateMask, Partner.Descriptor);
        var partner = await PartnerAsync(request.Partner?.PartnerId, context);
        return new UpdatePartnerResponse { Partner = await PassAsync(partner.Update(request, Name(context)), context) };
    }

    public override async Task<SuspendPartnerResponse> SuspendPartner(SuspendPartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync((await PartnerAsync(request.PartnerId, context)).Suspend(request, Name(context)), context),
    };

    public override async Task<ResumePartnerResponse> ResumePartner(ResumePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync((await PartnerAsync(request.PartnerId, context)).Resume(request, Name(context)), context),
    };

    public override async Task<TerminatePartnerResponse> TerminatePartner(TerminatePartnerRequest request, ServerCallContext context) => new()
    {
        Partner = await PassAsync((await PartnerAsync(request.PartnerId, context)).Terminate(request, Name(context)), context),
    };

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private ValueTask<IPartnerGrain> PartnerAsync(string? partnerId, ServerCallContext context) =>
        partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken);

    private static string Name(ServerCallContext context) => Principal.Of(context).Name;
}
