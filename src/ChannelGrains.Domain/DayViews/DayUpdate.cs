using System.Runtime.InteropServices;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.DayViews;

/// <summary>What the partners of one process tell the view of days.</summary>
[GenerateSerializer]
public sealed class DayUpdate() : ViewUpdate(DayView.Id)
{
    // Only whoever writes the update needs it.
    [NonSerialized]
    private readonly Dictionary<DayCellName, int> _numbers = [];

    [Id(0)]
    private NumberedDayCell[] _cells = new NumberedDayCell[64];

    [Id(1)]
    private int _cellCount;

    [Id(2)]
    private readonly List<DayCellName> _names = [];

    public override int CellCount => _cellCount;

    /// <summary>The names of all cells, each once, by their number.</summary>
    internal ReadOnlySpan<DayCellName> Names => CollectionsMarshal.AsSpan(_names);

    internal ReadOnlySpan<NumberedDayCell> Cells(in PartnerUpdate partner) => _cells.AsSpan(partner.FirstCell, partner.CellCount);

    public void Add(in DayCellName name, int day, in DaySum sum)
    {
        if (_cellCount == _cells.Length)
            Array.Resize(ref _cells, _cellCount * 2);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
        if (!isKnown)
        {
            number = _names.Count;
            _names.Add(name);
        }
        _cells[_cellCount++] = new(number, day, sum);
    }

    public override void Clear()
    {
        base.Clear();
        _names.Clear();
        _numbers.Clear();
        _cellCount = 0;
    }
}
