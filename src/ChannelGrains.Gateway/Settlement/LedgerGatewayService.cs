using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

internal sealed class LedgerGatewayService : LedgerService.LedgerServiceBase;
