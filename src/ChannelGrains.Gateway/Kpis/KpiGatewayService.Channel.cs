using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Kpi.V1;
using Grpc.Core;
using Order = ChannelGrains.Domain.SalesViews.LeaderboardOrder;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Figures over all partners.</summary>
internal sealed partial class KpiGatewayService
{
    public override async Task<ListPartnerKpisResponse> ListPartnerKpis(ListPartnerKpisRequest request, ServerCallContext context)
    {
        var scope = ChannelScopes.Read(request.Scope);
        var (order, page) = (OrderOf(request.OrderBy), RankPage.Of(request.PageSize, request.PageToken));
        var period = await programme.WholeMonthsAsync(request.Period);
        return await leaderboards.ReadAsync(period.Months, scope, order, request.Ascending, page, null);
    }

    public override async Task WatchLeaderboard(
        WatchLeaderboardRequest request, IServerStreamWriter<WatchLeaderboardResponse> responses, ServerCallContext context)
    {
        var (scope, order) = (ChannelScopes.Read(request.Scope), OrderOf(request.OrderBy));
        var period = await programme.WholeMonthsAsync(request.Period);
        var question = new LeaderboardQuestion(period, scope, order, request.Ascending, watches.Rows(request.PageSize), leaderboards, changes);
        await watches.RunAsync(question, watches.Interval(request.MinInterval), responses, context);
    }

    public override async Task<GetChannelKpisResponse> GetChannelKpis(GetChannelKpisRequest request, ServerCallContext context)
    {
        var (scope, page) = (ChannelScopes.Read(request.Scope), RankPage.Of(request.PageSize, request.PageToken));
        return await channel.ReadAsync(await programme.WholeMonthsAsync(request.Period), scope, page, null);
    }

    public override async Task WatchChannelKpis(
        WatchChannelKpisRequest request, IServerStreamWriter<WatchChannelKpisResponse> responses, ServerCallContext context)
    {
        var scope = ChannelScopes.Read(request.Scope);
        var question = new ChannelKpisQuestion(await programme.WholeMonthsAsync(request.Period), scope, watches.Rows(request.PageSize), channel, changes);
        await watches.RunAsync(question, watches.Interval(request.MinInterval), responses, context);
    }

    private static Order OrderOf(LeaderboardOrder order)
    {
        if (order == LeaderboardOrder.Unspecified)
            return Order.Net;
        return Enum.IsDefined((Order)order)
            ? (Order)order
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("ORDER_BY", "order_by must be one of the enum's orders.", "order_by"));
    }
}
