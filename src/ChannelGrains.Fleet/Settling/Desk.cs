using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Settling;

/// <summary>What one person of the office works with.</summary>
internal sealed class Desk(ChannelBase channel)
{
    public SettlementService.SettlementServiceClient Settlement { get; } = new(channel);

    public PaymentService.PaymentServiceClient Payments { get; } = new(channel);

    public LedgerService.LedgerServiceClient Ledger { get; } = new(channel);
}
