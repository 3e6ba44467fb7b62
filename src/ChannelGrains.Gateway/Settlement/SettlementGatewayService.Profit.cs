using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Settlement;

internal sealed partial class SettlementGatewayService
{
    public override Task<GetProfitAndLossResponse> GetProfitAndLoss(GetProfitAndLossRequest request, ServerCallContext context) =>
        profit.ReadAsync(request, context.CancellationToken);
}
