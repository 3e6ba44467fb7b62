using ChannelGrains.Actions.V1;
using ChannelGrains.Risks.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>What one person works with who acts on risk.</summary>
internal sealed class GuardDesk(ChannelBase channel)
{
    public RiskService.RiskServiceClient Risks { get; } = new(channel);

    public ActionService.ActionServiceClient Actions { get; } = new(channel);
}
