using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Kpi.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Sales of today over all partners.</summary>
internal sealed partial class KpiGatewayService
{
    public override Task<GetDaySalesResponse> GetDaySales(GetDaySalesRequest request, ServerCallContext context)
    {
        var scope = ChannelScopes.Read(request.Region, request.ChannelType);
        return days.ReadAsync(scope, RankPage.Of(request.PageSize, request.PageToken), null);
    }

    public override async Task WatchDaySales(WatchDaySalesRequest request, IServerStreamWriter<WatchDaySalesResponse> responses, ServerCallContext context)
    {
        var scope = ChannelScopes.Read(request.Region, request.ChannelType);
        await watches.RunAsync(new DaySalesQuestion(scope, watches.Rows(request.PageSize), days, changes), watches.Interval(request.MinInterval), responses, context);
    }
}
