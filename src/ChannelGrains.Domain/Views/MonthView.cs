using System.Runtime.InteropServices;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>
/// All partners' sales of one month by region, category and channel type, as their updates tell it. An update that is old or repeated changes
/// nothing; one that follows a version which was never seen is refused, so that its partner tells everything. Not for several threads at once.
/// </summary>
public sealed partial class MonthView
{
    private readonly Dictionary<string, PartnerRow> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<InternedName, RegionCells> _regions = [];
    private readonly List<PartnerRow> _rows = [];
    private readonly List<CellRow> _cells = [];

    /// <summary>Raised by every update that told something new.</summary>
    public long Revision { get; private set; }

    public int PartnerCount => _rows.Count;

    public int CellCount => _cells.Count;

    /// <summary>The version of a partner's journal that the view shows; 0 when it never told anything.</summary>
    public long VersionOf(string partnerId) => _partners.TryGetValue(partnerId, out PartnerRow? partner) ? partner.Version : 0;

    /// <summary>A partner's cells that are not zero, and the version that they show.</summary>
    public (long Version, IReadOnlyList<ViewCell> Cells) Read(string partnerId) => _partners.TryGetValue(partnerId, out PartnerRow? partner)
        ? (partner.Version, [.. partner.Cells.Where(cell => !_cells[cell.Place].Sum.IsZero).Select(cell => new ViewCell(cell.Name, _cells[cell.Place].Sum))])
        : (0, []);

    /// <summary>Takes one partner's part of an update.</summary>
    /// <returns>False when the view has not seen what it follows: the partner is to tell its whole month.</returns>
    public bool Apply(in PartnerUpdate update, ReadOnlySpan<ViewCell> cells)
    {
        PartnerRow partner = RowOf(update.PartnerId);
        if (update.Version <= partner.Version)
            return true;
        if (!update.IsWhole && update.PreviousVersion > partner.Version)
            return false;
        if (update.IsWhole)
        {
            foreach ((_, int place) in partner.Cells)
                CollectionsMarshal.AsSpan(_cells)[place].Sum = default;
        }
        foreach (ref readonly ViewCell cell in cells)
            At(partner, cell.Name) = cell.Sum;
        partner.Version = update.Version;
        Revision++;
        return true;
    }

    private PartnerRow RowOf(string partnerId)
    {
        ref PartnerRow? partner = ref CollectionsMarshal.GetValueRefOrAddDefault(_partners, partnerId, out _);
        if (partner is null)
            _rows.Add(partner = new PartnerRow(partnerId, _rows.Count));
        return partner;
    }

    private ref CellSum At(PartnerRow partner, in ViewCellName name)
    {
        if (!partner.TryFind(name, out int place))
        {
            place = _cells.Count;
            partner.Add(name, place);
            _cells.Add(new CellRow { Partner = partner.Place });
            ref RegionCells? region = ref CollectionsMarshal.GetValueRefOrAddDefault(_regions, name.Region, out _);
            (region ??= new()).Of(name).Add(place);
        }
        return ref CollectionsMarshal.AsSpan(_cells)[place].Sum;
    }

    private struct CellRow
    {
        public int Partner;
        public CellSum Sum;
    }

    private sealed class PartnerRow(string id, int place)
    {
        private const int MaxScanned = 16; // cells that are compared one by one; more are hashed

        private Dictionary<ViewCellName, int>? _places;

        public string Id { get; } = id;

        public int Place { get; } = place;

        public long Version { get; set; }

        public List<(ViewCellName Name, int Place)> Cells { get; } = new(4);

        public bool TryFind(in ViewCellName name, out int place)
        {
            if (_places is not null)
                return _places.TryGetValue(name, out place);
            foreach (ref readonly (ViewCellName Name, int Place) cell in CollectionsMarshal.AsSpan(Cells))
            {
                if (cell.Name == name)
                {
                    place = cell.Place;
                    return true;
                }
            }
            place = 0;
            return false;
        }

        public void Add(in ViewCellName name, int place)
        {
            Cells.Add((name, place));
            if (Cells.Count > MaxScanned)
                (_places ??= Cells.ToDictionary(cell => cell.Name, cell => cell.Place))[name] = place;
        }
    }
}
