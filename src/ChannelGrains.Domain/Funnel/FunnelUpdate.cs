using ChannelGrains.Domain.Feed;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>What the partners of one process tell the funnel: an entry each.</summary>
[GenerateSerializer]
public sealed class FunnelUpdate() : ViewUpdate(FunnelView.Id)
{
    [Id(0)]
    private readonly List<FunnelEntry> _entries = [];

    public override int CellCount => _entries.Count;

    internal FunnelEntry? Entry(in PartnerUpdate partner) => partner.CellCount == 0 ? null : _entries[partner.FirstCell];

    public void Add(FunnelEntry entry) => _entries.Add(entry);

    public override void Clear()
    {
        base.Clear();
        _entries.Clear();
    }
}
