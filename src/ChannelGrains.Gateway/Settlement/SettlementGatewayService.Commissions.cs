using ChannelGrains.Gateway.Errors;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>What partners earn.</summary>
internal sealed partial class SettlementGatewayService
{
    public override Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context) =>
        commissions.BalanceAsync(Ids.Require(request.PartnerId, "partner_id"), null, context.CancellationToken);

    public override async Task WatchBalance(WatchBalanceRequest request, IServerStreamWriter<WatchBalanceResponse> responses, ServerCallContext context)
    {
        var partnerId = Ids.Require(request.PartnerId, "partner_id");
        await partners.RequireAsync(partnerId, context.CancellationToken);
        await watches.RunAsync(new BalanceQuestion(partnerId, commissions, changes), watches.Interval(request.MinInterval), responses, context);
    }

    public override Task<PreviewSettlementResponse> PreviewSettlement(PreviewSettlementRequest request, ServerCallContext context) =>
        commissions.PreviewAsync(request, context.CancellationToken);

    public override Task<ExplainCommissionResponse> ExplainCommission(ExplainCommissionRequest request, ServerCallContext context) =>
        commissions.ExplainAsync(request, context.CancellationToken);
}
