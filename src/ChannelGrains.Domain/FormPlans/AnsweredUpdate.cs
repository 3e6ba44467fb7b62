using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>What the partners of one process tell the view of assignments: a cell each.</summary>
[GenerateSerializer]
public sealed class AnsweredUpdate() : ViewUpdate(AssignmentView.Id)
{
    [Id(0)]
    private readonly List<AnsweredCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal AnsweredCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(AnsweredCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
