using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Profit;

/// <summary>What the partners of one process tell the view of a month: a cell each.</summary>
[GenerateSerializer]
public sealed class ProfitUpdate(int month) : ViewUpdate(ProfitView.Id(month))
{
    [Id(0)]
    private readonly List<ProfitCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal ProfitCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(ProfitCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
