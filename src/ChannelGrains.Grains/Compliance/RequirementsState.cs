using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Compliance;

internal sealed class RequirementsState : IJournalledState
{
    public Requirements Requirements { get; set; } = Requirements.None;

    public RequestLog Requests { get; } = new();
}
