using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>All partners' sales of one month by region, category and channel type.</summary>
public sealed partial class MonthView : LiveView
{
    private readonly Dictionary<string, int> _partnerPlaces = new(StringComparer.Ordinal);
    private readonly List<PartnerRow> _partners = [];
    private readonly List<NamedCells> _names = [];
    private readonly Dictionary<InternedName, RegionCells> _regions = [];
    private readonly List<CellRow> _cells = [];
    private NamedCells[] _found = []; // of the update that is taken, by the numbers that it gives names

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _cells.Count;

    private Span<PartnerRow> PartnerRows => CollectionsMarshal.AsSpan(_partners);

    private Span<CellRow> CellRows => CollectionsMarshal.AsSpan(_cells);

    public override MonthReading Read(string partnerId)
    {
        if (!_partnerPlaces.TryGetValue(partnerId, out var place))
            return new(0, []);
        ref readonly var partner = ref PartnerRows[place];
        List<ViewCell> cells = [];
        foreach ((var number, var cell) in partner.Cells.All)
        {
            ref readonly var sum = ref CellRows[cell].Sum;
            if (!sum.IsZero)
                cells.Add(new(_names[number].Name, sum));
        }
        return new(partner.Version, cells);
    }

    protected override void Begin(ViewUpdate update) => Find(((MonthUpdate)update).Names);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start reads a million cells before the runtime would have optimised it
    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        ref var row = ref RowOf(partner.PartnerId, out var place);
        if (partner.IsKnownAt(row.Version))
            return true;
        if (partner.IsAheadOf(row.Version))
            return false;
        row.Version = partner.Version;
        var own = row.Cells;
        if (partner.IsWhole)
            foreach ((var number, var cell) in own.All)
                Set(_names[number], cell, default);
        var named = _found;
        foreach (ref readonly var cell in ((MonthUpdate)update).Cells(partner))
            Set(named[cell.Name], PlaceOf(place, own, named[cell.Name]), cell.Sum);
        Revision++;
        return true;
    }

    private ref PartnerRow RowOf(string partnerId, out int place)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_partnerPlaces, partnerId, out var exists);
        if (!exists)
        {
            known = _partners.Count;
            _partners.Add(new PartnerRow { Id = partnerId, Cells = new PartnerPlaces() });
        }
        place = known;
        return ref PartnerRows[place];
    }

    private void Find(ReadOnlySpan<ViewCellName> names)
    {
        if (_found.Length < names.Length)
            _found = new NamedCells[Math.Max(names.Length, _found.Length * 2)];
        for (var i = 0; i < names.Length; i++)
            _found[i] = Find(names[i]);
    }

    private NamedCells Find(in ViewCellName name)
    {
        ref var region = ref CollectionsMarshal.GetValueRefOrAddDefault(_regions, name.Region, out _);
        ref var named = ref (region ??= new()).At(name.Category, name.ChannelType);
        if (named is null)
        {
            named = new(name, _names.Count);
            _names.Add(named);
            Follow(named);
        }
        return named;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for Apply
    private int PlaceOf(int partner, PartnerPlaces own, NamedCells named)
    {
        if (!own.TryFind(named.Number, out var place))
        {
            place = _cells.Count;
            own.Add(named.Number, place);
            _cells.Add(new CellRow { Partner = partner });
            named.Places.Add(place);
        }
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for Apply
    private void Set(NamedCells named, int place, in CellSum sum)
    {
        ref var row = ref CellRows[place];
        foreach (var follower in named.Followers)
            follower.Replace(row.Partner, row.Sum, sum);
        row.Sum = sum;
        if (named.Watched.Count > 0)
            OnChanged(named);
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
        public CellSum Sum;
    }
}
