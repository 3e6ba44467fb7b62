using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Risk;

internal sealed class RiskRulesState : IJournalledState
{
    public RiskRulesReading Rules { get; set; } = RiskRulesReading.Default;

    public RequestLog Requests { get; } = new();
}
