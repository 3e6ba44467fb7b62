using ChannelGrains.Audit.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Audit;
using Grpc.Core;

namespace ChannelGrains.Gateway.Audit;

internal sealed class AuditGatewayService(IGrainFactory grains, PartnerGrains partners, AnswerGate gate) : AuditService.AuditServiceBase
{
    public override async Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context)
    {
        var filter = AuditMessages.ToFilter(request, Principal.Of(context));
        // Who may not see a partner is not told whether there is one.
        if (filter.PartnerId.Length > 0 && filter.IsOwn(filter.PartnerId))
            await partners.RequireAsync(filter.PartnerId, context.CancellationToken);
        var page = await grains.GetGrain<IChangeDirectoryGrain>(0).List(filter, request.PageToken, request.PageSize, context.CancellationToken);
        return AuditMessages.ToMessage(await gate.PassAsync(page, context.CancellationToken));
    }
}
