using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What the partners of one process tell the view of who is certified: a cell each.</summary>
[GenerateSerializer]
public sealed class CertifiedUpdate() : ViewUpdate(CertifiedView.Id)
{
    [Id(0)]
    private readonly List<CertifiedCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal CertifiedCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(CertifiedCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
