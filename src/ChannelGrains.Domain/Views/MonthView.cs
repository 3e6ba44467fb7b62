using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>
/// All partners' sales of one month by region, category and channel type, as their updates tell it. An update that is old or repeated changes
/// nothing; one that follows a version which was never seen is refused, so that its partner tells everything. Not for several threads at once.
/// </summary>
public sealed partial class MonthView
{
    private readonly Dictionary<string, int> _partnerPlaces = new(StringComparer.Ordinal);
    private readonly List<PartnerRow> _partners = [];
    private readonly List<NamedCells> _names = [];
    private readonly Dictionary<InternedName, RegionCells> _regions = [];
    private readonly List<CellRow> _cells = [];

    /// <summary>Raised by every update that told something new.</summary>
    public long Revision { get; private set; }

    public int PartnerCount => _partners.Count;

    public int CellCount => _cells.Count;

    private Span<PartnerRow> PartnerRows => CollectionsMarshal.AsSpan(_partners);

    private Span<CellRow> CellRows => CollectionsMarshal.AsSpan(_cells);

    /// <summary>A partner's cells that are not zero, and the version of its journal that they show; 0 when it never told anything.</summary>
    public (long Version, IReadOnlyList<ViewCell> Cells) Read(string partnerId)
    {
        if (!_partnerPlaces.TryGetValue(partnerId, out int place))
            return (0, []);
        ref readonly PartnerRow partner = ref PartnerRows[place];
        List<ViewCell> cells = [];
        foreach ((_, int cell) in partner.Cells.All)
        {
            ref readonly CellRow row = ref CellRows[cell];
            if (!row.Sum.IsZero)
                cells.Add(new(_names[row.Name].Name, row.Sum));
        }
        return (partner.Version, cells);
    }

    /// <summary>Takes one partner's part of an update.</summary>
    /// <returns>False when the view has not seen what it follows: the partner is to tell its whole month.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start reads a million cells before the runtime would have optimised it
    public bool Apply(in PartnerUpdate update, ReadOnlySpan<ViewCell> cells)
    {
        ref PartnerRow partner = ref RowOf(update.PartnerId, out int place);
        if (update.Version <= partner.Version)
            return true;
        if (!update.IsWhole && update.PreviousVersion > partner.Version)
            return false;
        partner.Version = update.Version;
        PartnerPlaces own = partner.Cells;
        if (update.IsWhole)
        {
            foreach ((_, int cell) in own.All)
                CellRows[cell].Sum = default;
        }
        foreach (ref readonly ViewCell cell in cells)
            At(place, own, cell.Name) = cell.Sum;
        Revision++;
        return true;
    }

    private ref PartnerRow RowOf(string partnerId, out int place)
    {
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_partnerPlaces, partnerId, out bool exists);
        if (!exists)
        {
            known = _partners.Count;
            _partners.Add(new PartnerRow { Id = partnerId, Cells = new PartnerPlaces() });
        }
        place = known;
        return ref PartnerRows[place];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for Apply
    private ref CellSum At(int partner, PartnerPlaces own, in ViewCellName name)
    {
        ref RegionCells? region = ref CollectionsMarshal.GetValueRefOrAddDefault(_regions, name.Region, out _);
        ref NamedCells? named = ref (region ??= new()).At(name.Category, name.ChannelType);
        if (named is null)
        {
            named = new(name, _names.Count);
            _names.Add(named);
        }
        if (!own.TryFind(named.Number, out int place))
        {
            place = _cells.Count;
            own.Add(named.Number, place);
            _cells.Add(new CellRow { Partner = partner, Name = named.Number });
            named.Places.Add(place);
        }
        return ref CellRows[place].Sum;
    }

    private struct PartnerRow
    {
        public string Id;
        public long Version;
        public PartnerPlaces Cells;
    }

    private struct CellRow
    {
        public int Partner;
        public int Name;
        public CellSum Sum;
    }
}
