using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Funnel;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Partners;

internal sealed partial class PartnerGatewayService
{
    public override async Task<GetFunnelResponse> GetFunnel(GetFunnelRequest request, ServerCallContext context)
    {
        views.RequireViews();
        if (RegionPaths.Validate(request.Region, "region") is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var page = RankPage.Of(request.PageSize, request.PageToken);
        var reading = await grains.GetGrain<IFunnelGrain>(FunnelKey.All).ReadFunnel(FunnelMessages.ToScope(request));
        var response = FunnelMessages.ToResponse(reading.Value, page, (await programme.GetAsync()).CurrencyCode);
        response.AsOf = Timestamps.FromMicros(reading.AsOfMicros);
        response.Revision = reading.Revision;
        return response;
    }
}
