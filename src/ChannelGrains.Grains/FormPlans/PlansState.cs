using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.FormPlans;

internal sealed class PlansState : IJournalledState
{
    public PlanBook Plans { get; } = new();

    public RequestLog Requests { get; } = new();
}
