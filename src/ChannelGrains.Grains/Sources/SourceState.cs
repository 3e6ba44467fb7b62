using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Sources;

internal sealed class SourceState : IJournalledState
{
    public SourceDefinition? Definition { get; set; }

    public RequestLog Requests { get; } = new();
}
