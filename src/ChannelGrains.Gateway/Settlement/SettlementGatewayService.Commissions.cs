using ChannelGrains.Gateway.Errors;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>What partners earn.</summary>
internal sealed partial class SettlementGatewayService
{
    public override Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context) =>
        commissions.BalanceAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);

    public override Task<PreviewSettlementResponse> PreviewSettlement(PreviewSettlementRequest request, ServerCallContext context) =>
        commissions.PreviewAsync(request, context.CancellationToken);

    public override Task<ExplainCommissionResponse> ExplainCommission(ExplainCommissionRequest request, ServerCallContext context) =>
        commissions.ExplainAsync(request, context.CancellationToken);
}
