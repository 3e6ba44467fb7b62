using ChannelGrains.Domain.Discipline;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Discipline;

internal sealed class DisciplineState : IJournalledState
{
    public DisciplineBook Book { get; } = new();

    public RequestLog Requests { get; } = new();
}
