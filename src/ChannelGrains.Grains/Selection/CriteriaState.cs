using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Selection;

internal sealed class CriteriaState : IJournalledState
{
    public SelectionCriteria Criteria { get; set; } = SelectionCriteria.None;

    public RequestLog Requests { get; } = new();
}
