using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Partners;

internal sealed partial class PartnerGatewayService(IGrainFactory grains, PartnerGrains partners, ViewReader views, ProgrammeReader programme, IPartnerBands bands, AnswerGate gate) : PartnerService.PartnerServiceBase
{
    public override async Task<CreatePartnerResponse> CreatePartner(CreatePartnerRequest request, ServerCallContext context)
    {
        var partner = partners.Get(Ids.Require(request.PartnerId, "partner_id")).AsReference<IPartnerLifecycle>();
        return new CreatePartnerResponse
        {
            Partner = await PassAsync(partner.Create(PartnerMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    public override async Task<ListPartnersResponse> ListPartners(ListPartnersRequest request, ServerCallContext context)
    {
        var filter = new PartnerFilter((LifecycleState)request.State, (Domain.Partners.ChannelType)request.ChannelType, request.Region, request.Band);
        if (filter.Check() is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var query = new ListPartners(filter, PartnerMessages.ToOrder(request.OrderBy), request.Descending, request.PageSize, request.PageToken);
        var page = await gate.PassAsync(await grains.GetGrain<IPartnerDirectoryGrain>(0).List(query, Principal.Of(context).Partners), context.CancellationToken);
        var response = new ListPartnersResponse { NextPageToken = page.Last };
        response.Partners.AddRange(page.Partners.Select(PartnerMessages.ToMessage));
        if (request.Band.Length > 0)
            foreach (var partner in response.Partners)
                partner.Band = request.Band;
        else if (await bands.ReadAsync(TimeSpan.Zero, context.CancellationToken) is { } table)
            foreach (var (partner, band) in response.Partners.Zip(table.BandsOf(response.Partners.Select(partner => partner.PartnerId))))
                partner.Band = band;
        else
            response.BandsPending = bands.AreKept;
        return response;
    }

    public override async Task<ListNamesResponse> ListNames(ListNamesRequest request, ServerCallContext context)
    {
        var partner = await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);
        return PartnerMessages.ToMessage(await gate.PassAsync(await partner.ListNames(), context.CancellationToken));
    }

    public override async Task<UpdatePartnerResponse> UpdatePartner(UpdatePartnerRequest request, ServerCallContext context)
    {
        FieldMasks.Normalise(request.UpdateMask, Partner.Descriptor);
        var partner = await PartnerAsync(request.Partner?.PartnerId, context);
        return new UpdatePartnerResponse
        {
            Partner = await PassAsync(partner.Update(PartnerMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    public override async Task<AdvancePartnerResponse> AdvancePartner(AdvancePartnerRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return new AdvancePartnerResponse
        {
            Partner = await PassAsync(partner.Advance(PartnerMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    public override async Task<SuspendPartnerResponse> SuspendPartner(SuspendPartnerRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return new SuspendPartnerResponse
        {
            Partner = await PassAsync(partner.Suspend(new SuspendPartner(request.Reason), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    public override async Task<ResumePartnerResponse> ResumePartner(ResumePartnerRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return new ResumePartnerResponse
        {
            Partner = await PassAsync(partner.Resume(new ResumePartner(request.Reason), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    public override async Task<TerminatePartnerResponse> TerminatePartner(TerminatePartnerRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return new TerminatePartnerResponse
        {
            Partner = await PassAsync(partner.Terminate(PartnerMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context),
        };
    }

    private async Task<Partner> PassAsync(Task<Answer<PartnerOnDay>> answer, ServerCallContext context) =>
        PartnerMessages.ToMessage(await gate.PassAsync(await answer, context.CancellationToken));

    private async ValueTask<IPartnerLifecycle> PartnerAsync(string? partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerLifecycle>();
}
