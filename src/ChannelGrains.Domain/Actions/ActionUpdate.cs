using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Actions;

/// <summary>What the partners of one process tell the view of actions: a cell each.</summary>
[GenerateSerializer]
public sealed class ActionUpdate() : ViewUpdate(ActionView.Id)
{
    [Id(0)]
    private readonly List<ActionCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal ActionCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(ActionCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
