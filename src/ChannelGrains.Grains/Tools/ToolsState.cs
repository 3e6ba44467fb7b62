using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Tools;

internal sealed class ToolsState : IJournalledState
{
    public ToolBook Tools { get; } = new();

    public RequestLog Requests { get; } = new();
}
