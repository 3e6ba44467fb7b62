using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Views;
using ChannelGrains.Markets.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Markets;

internal sealed class MarketGatewayService(
    IGrainFactory grains, MarketReader reader, MarketList list, ViewReader views, ProgrammeReader programme, AnswerGate gate, Watches watches, ChangeReceiver changes)
    : MarketService.MarketServiceBase
{
    public override async Task<GetMarketShareResponse> GetMarketShare(GetMarketShareRequest request, ServerCallContext context)
    {
        var market = Market(request.Region, request.HasCategory ? request.Category : null);
        var page = RankPage.Of(request.PageSize, request.PageToken);
        return MarketMessages.ToResponse(await reader.ReadAsync(market, await programme.WholeMonthsAsync(request.Period), null), page);
    }

    public override async Task WatchMarketShare(
        WatchMarketShareRequest request, IServerStreamWriter<WatchMarketShareResponse> responses, ServerCallContext context)
    {
        var market = Market(request.Region, request.HasCategory ? request.Category : null);
        var question = new MarketShareQuestion(market, await programme.WholeMonthsAsync(request.Period), watches.Rows(request.PageSize), reader, changes);
        await watches.RunAsync(question, watches.Interval(request.MinInterval), responses, context);
    }

    public override async Task<ListMarketsResponse> ListMarkets(ListMarketsRequest request, ServerCallContext context)
    {
        if (RegionPaths.Validate(request.Region, "region") is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var after = MarketTokens.Read(request.PageToken);
        return await list.ReadAsync(await programme.WholeMonthsAsync(request.Period), request.Region, request.PageSize, after, context.CancellationToken);
    }

    public override async Task<ReportMarketSizeResponse> ReportMarketSize(ReportMarketSizeRequest request, ServerCallContext context)
    {
        var market = Market(request.Region, request.HasCategory ? request.Category : null);
        var answer = await Grain(market).ReportSize(
            new ReportMarketSize(market, request.Period, MarketMessages.ToStated(request.Total), request.Source), RequestStamps.Of(request, request.RequestId, context));
        return new ReportMarketSizeResponse { JournalVersion = (await gate.PassAsync(answer, context.CancellationToken)).Version };
    }

    public override async Task<ReportCompetitorSalesResponse> ReportCompetitorSales(ReportCompetitorSalesRequest request, ServerCallContext context)
    {
        var market = Market(request.Region, request.HasCategory ? request.Category : null);
        var answer = await Grain(market).ReportCompetitor(
            new ReportCompetitorSales(market, request.Period, request.Competitor, MarketMessages.ToStated(request.Amount), request.Source),
            RequestStamps.Of(request, request.RequestId, context));
        return new ReportCompetitorSalesResponse { JournalVersion = (await gate.PassAsync(answer, context.CancellationToken)).Version };
    }

    public override async Task<VerifyViewsResponse> VerifyViews(VerifyViewsRequest request, ServerCallContext context)
    {
        views.RequireViews();
        var months = request.Period.Length > 0 ? (await programme.WholeMonthsAsync(request.Period)).Months : null;
        return ViewMessages.ToResponse(await grains.GetGrain<IViewVerificationGrain>(0).Verify(months));
    }

    private IMarketGrain Grain(MarketKey market) => grains.GetGrain<IMarketGrain>(MarketNames.GrainKey(market));

    private static MarketKey Market(string region, string? category)
    {
        var market = new MarketKey(region, category);
        return market.Validate() is { } refusal ? throw RefusalStatus.ToException(refusal) : market;
    }
}
