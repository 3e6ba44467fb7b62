using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Risk;

/// <summary>What the partners of one process tell the board of risks: a cell each.</summary>
[GenerateSerializer]
public sealed class RiskUpdate() : ViewUpdate(RiskView.Id)
{
    [Id(0)]
    private readonly List<RiskCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal RiskCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(RiskCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
