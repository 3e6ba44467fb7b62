using ChannelGrains.Gateway.Profit;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

internal sealed partial class SettlementGatewayService(ProfitReader profit) : SettlementService.SettlementServiceBase;
