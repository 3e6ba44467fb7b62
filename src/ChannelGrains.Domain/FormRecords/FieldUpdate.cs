using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What the partners of one process tell the view of a month: a cell each.</summary>
[GenerateSerializer]
public sealed class FieldUpdate(int month) : ViewUpdate(FieldView.Id(month))
{
    [Id(0)]
    private readonly List<FieldCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal FieldCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(FieldCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
