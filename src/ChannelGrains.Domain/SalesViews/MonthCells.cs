using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>One partner's cells of one month.</summary>
/// <param name="month">In months since 1970-01.</param>
/// <param name="readVersion">The version that was read from the book; later ones are added.</param>
internal sealed class MonthCells(int month, long readVersion) : ViewCells(PartnerMonths.View(month), readVersion)
{
    private const int NoKey = -1;
    private const int MaxScanned = 32; // keys that are compared one by one; more are hashed

    // Arrays side by side, by place: a record touches a key and a sum, and each of them is likely not in the processor's cache.
    private int[] _keys = new int[4];
    private CellSum[] _sums = new CellSum[4];
    private ViewCellName[] _names = new ViewCellName[4];
    private bool[] _isChanged = new bool[4];
    private Dictionary<int, int>? _places;
    private int _count, _changed;

    protected override bool HasChanged => _changed > 0;

    /// <summary>Reads all cells of the month from the book, which replaces what was here.</summary>
    public static MonthCells Read(int month, long version, SalesBook book, PartnerLife life)
    {
        var cells = new MonthCells(month, version);
        var scan = book.ScanMonth(month);
        while (scan.Next(out var day, out var cell))
        {
            var place = cells.PlaceOf(day, cell.Region, cell.Category, book, life);
            cells._sums[place].Add(cell);
        }
        return cells;
    }

    public void Add(in SalesChange change, SalesBook book, PartnerLife life)
    {
        var place = PlaceOf(change.Day, change.Region, change.Category, book, life);
        _sums[place].Add(change.Difference);
        SaveAgain();
        if (_isChanged[place])
            return;
        _isChanged[place] = true;
        _changed++;
    }

    protected override void Tell(ViewUpdate update, bool isWhole)
    {
        var month = (MonthUpdate)update;
        for (var place = 0; place < _count; place++)
            if (isWhole ? !_sums[place].IsZero : _isChanged[place])
                month.Add(_names[place], _sums[place]);
        if (_changed == 0)
            return;
        Array.Clear(_isChanged, 0, _count);
        _changed = 0;
    }

    protected override void Write(long version, IBufferWriter<byte> row)
    {
        ViewRow.Begin(version, row);
        for (var place = 0; place < _count; place++)
            if (!_sums[place].IsZero)
                ViewRow.Add(_names[place], _sums[place], row);
    }

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version)
    {
        List<ViewCell> saved = [];
        return ViewRow.TryRead(savedRow, saved, out version) && saved.ToHashSet().SetEquals(Cells());
    }

    private IEnumerable<ViewCell> Cells() =>
        _names.Take(_count).Zip(_sums, (name, sum) => new ViewCell(name, sum)).Where(cell => !cell.Sum.IsZero);

    private int PlaceOf(int day, int region, int category, SalesBook book, PartnerLife life)
    {
        var type = life.Placements.Length == 1 ? life.Placements[0].Placement.ChannelType : life.PlacementOn(new(day)).ChannelType;
        var key = (Cell.KeyOf(0, region, category) << 2) | (int)type;
        var place = _places is null ? _keys.AsSpan(0, _count).IndexOf(key) : _places.GetValueOrDefault(key, -1);
        InternedName regionName = book.Regions.GetShared(region), categoryName = book.Categories.GetShared(category);
        if (place >= 0)
        {
            if (_names[place].Region.Equals(regionName) && _names[place].Category.Equals(categoryName))
                return place;
            // The book has given the index to another name: what is under the old one is 0 by now, and stays to be told.
            _keys[place] = NoKey;
            _places?.Remove(key);
        }
        return Add(key, new(regionName, categoryName, type));
    }

    private int Add(int key, in ViewCellName name)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _sums, _count * 2);
            Array.Resize(ref _names, _count * 2);
            Array.Resize(ref _isChanged, _count * 2);
        }
        (_keys[_count], _names[_count]) = (key, name);
        if (_places is not null)
            _places.Add(key, _count);
        else if (_count == MaxScanned)
            _places = Enumerable.Range(0, _count + 1).Where(place => _keys[place] != NoKey).ToDictionary(place => _keys[place]);
        return _count++;
    }
}
