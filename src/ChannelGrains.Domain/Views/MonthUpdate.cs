using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Sales;
using Orleans;

namespace ChannelGrains.Domain.Views;

/// <summary>What the partners of one process tell the view of one month together. Its arrays are used again once the view has answered.</summary>
/// <param name="month">In months since 1970-01.</param>
[GenerateSerializer]
public sealed class MonthUpdate(int month)
{
    // Only whoever writes the update needs it.
    [NonSerialized]
    private readonly Dictionary<ViewCellName, int> _numbers = [];

    [Id(0)]
    private PartnerUpdate[] _partners = new PartnerUpdate[16];

    [Id(1)]
    private NumberedCell[] _cells = new NumberedCell[64];

    [Id(2)]
    private int _partnerCount;

    [Id(3)]
    private int _cellCount;

    [Id(4)]
    public int Month { get; } = month;

    [Id(5)]
    private readonly List<ViewCellName> _names = [];

    public ReadOnlySpan<PartnerUpdate> Partners => _partners.AsSpan(0, _partnerCount);

    public int CellCount => _cellCount;

    /// <summary>The names of all cells, each once, by their number.</summary>
    internal ReadOnlySpan<ViewCellName> Names => CollectionsMarshal.AsSpan(_names);

    internal ReadOnlySpan<NumberedCell> Cells(in PartnerUpdate partner) => _cells.AsSpan(partner.FirstCell, partner.CellCount);

    /// <summary>Begins with a partner; its cells follow by <see cref="Add"/>, then <see cref="EndPartner"/>.</summary>
    public int BeginPartner() => _cellCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public void Add(in ViewCellName name, in CellSum sum)
    {
        if (_cellCount == _cells.Length)
            Array.Resize(ref _cells, _cellCount * 2);
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out bool isKnown);
        if (!isKnown)
        {
            number = _names.Count;
            _names.Add(name);
        }
        _cells[_cellCount++] = new(number, sum);
    }

    /// <param name="partnerId">The partner whose cells were added since <paramref name="firstCell"/>.</param>
    /// <param name="previousVersion">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="version">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="isWhole">See <see cref="PartnerUpdate"/>.</param>
    /// <param name="firstCell">What <see cref="BeginPartner"/> returned.</param>
    public void EndPartner(string partnerId, long previousVersion, long version, bool isWhole, int firstCell)
    {
        if (_partnerCount == _partners.Length)
            Array.Resize(ref _partners, _partnerCount * 2);
        _partners[_partnerCount++] = new(partnerId, previousVersion, version, isWhole, firstCell, _cellCount - firstCell);
    }

    public void Clear()
    {
        // Partners that nobody else holds must not live on in unused places.
        Array.Clear(_partners, 0, _partnerCount);
        _names.Clear();
        _numbers.Clear();
        (_partnerCount, _cellCount) = (0, 0);
    }
}
