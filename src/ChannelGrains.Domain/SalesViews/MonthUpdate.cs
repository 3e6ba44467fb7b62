using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>What the partners of one process tell the view of one month.</summary>
/// <param name="month">In months since 1970-01.</param>
[GenerateSerializer]
public sealed class MonthUpdate(int month) : ViewUpdate(PartnerMonths.View(month))
{
    // Only whoever writes the update needs it.
    [NonSerialized]
    private readonly Dictionary<ViewCellName, int> _numbers = [];

    [Id(0)]
    private NumberedCell[] _cells = new NumberedCell[64];

    [Id(1)]
    private int _cellCount;

    [Id(2)]
    private readonly List<ViewCellName> _names = [];

    public override int CellCount => _cellCount;

    /// <summary>The names of all cells, each once, by their number.</summary>
    internal ReadOnlySpan<ViewCellName> Names => CollectionsMarshal.AsSpan(_names);

    internal ReadOnlySpan<NumberedCell> Cells(in PartnerUpdate partner) => _cells.AsSpan(partner.FirstCell, partner.CellCount);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public void Add(in ViewCellName name, in CellSum sum)
    {
        if (_cellCount == _cells.Length)
            Array.Resize(ref _cells, _cellCount * 2);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
        if (!isKnown)
        {
            number = _names.Count;
            _names.Add(name);
        }
        _cells[_cellCount++] = new(number, sum);
    }

    public override void Clear()
    {
        base.Clear();
        _names.Clear();
        _numbers.Clear();
        _cellCount = 0;
    }
}
