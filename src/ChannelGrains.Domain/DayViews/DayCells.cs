using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.DayViews;

/// <summary>One partner's cells of its newest business days: the latest one that was ever counted, and the days before it that may still be today or yesterday. A device's clock may be
/// 24 hours ahead, so that the latest day is at most two after today, where the clock is put forward between them.</summary>
public sealed class DayCells : ViewCells
{
    /// <summary>Business days that are kept, without holes: two ahead, today and yesterday.</summary>
    public const int DaysKept = 4;

    private const long NoKey = long.MinValue;
    private const int TypeBits = 2, RegionBits = 12;
    private const int MaxScanned = 32; // keys that are compared one by one; more are hashed

    private readonly ZoneHistory _zones;

    // Arrays side by side, by place, as for months.
    private long[] _keys = new long[DaysKept];
    private DaySum[] _sums = new DaySum[DaysKept];
    private Place[] _named = new Place[DaysKept];
    private bool[] _isChanged = new bool[DaysKept];
    private Dictionary<long, int>? _places;
    private int _count, _changed, _firstDay, _lastDay;

    private DayCells(long readVersion, ZoneHistory zones, int lastDay)
        : base(DayView.Id, readVersion)
    {
        _zones = zones;
        SetLastDay(lastDay);
    }

    protected override bool HasChanged => _changed > 0;

    /// <summary>Reads all cells of the newest days from the book, at a version of the journal.</summary>
    public static DayCells Read(long version, SalesBook book, PartnerLife life)
    {
        var cells = new DayCells(version, ZoneHistory.Of(life.Timeline), book.LastDay);
        if (book.LastDay == int.MinValue)
            return cells;
        var scan = book.ScanDays(cells._firstDay, cells._lastDay);
        while (scan.Next(out var day, out var cell))
        {
            var place = cells.PlaceOf(day, cell.Region, book, life);
            cells._sums[place].Add(cell);
        }
        return cells;
    }

    /// <summary>Enters what the fact of the cells' version did to the sales.</summary>
    /// <param name="cells">The partner's cells.</param>
    /// <param name="changes">What the fact did.</param>
    /// <param name="book">The partner's book, which holds it already and nothing later.</param>
    /// <param name="life">The partner.</param>
    public static void Record(PartnerCells cells, SalesChanges changes, SalesBook book, PartnerLife life)
    {
        if (changes.All.IsEmpty)
            return;
        if (cells.Find(DayView.Id) is not DayCells days)
            cells.Add(days = Read(cells.Version, book, life));
        else
            days.Add(changes.All, book, life);
        days.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole)
    {
        var days = (DayUpdate)update;
        for (var place = 0; place < _count; place++)
            if (isWhole ? !_sums[place].IsZero : _isChanged[place])
                days.Add(NameOf(place), _named[place].Day, _sums[place]);
        if (_changed == 0)
            return;
        Array.Clear(_isChanged, 0, _count);
        _changed = 0;
    }

    protected override void Write(long version, IBufferWriter<byte> row)
    {
        DayRow.Begin(version, _zones, row);
        for (var place = 0; place < _count; place++)
            if (!_sums[place].IsZero)
                DayRow.Add(_named[place].Day, _named[place].Region, _named[place].ChannelType, _sums[place], row);
    }

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version)
    {
        List<DayCell> saved = [];
        return DayRow.TryRead(savedRow, saved, out version) && saved.ToHashSet().SetEquals(Cells());
    }

    // Lines of a transaction, and mostly the transactions of a batch, are of one day and region: they are added up before their cell is looked for.
    private void Add(ReadOnlySpan<SalesChange> changes, SalesBook book, PartnerLife life)
    {
        Advance(book.LastDay);
        var (day, region) = (changes[0].Day, changes[0].Region);
        DaySum sum = default;
        foreach (ref readonly var change in changes)
        {
            if (change.Day != day || change.Region != region)
            {
                Add(day, region, sum, book, life);
                (day, region, sum) = (change.Day, change.Region, default);
            }
            sum.Add(change.Difference);
        }
        Add(day, region, sum, book, life);
    }

    private void Add(int day, int region, in DaySum sum, SalesBook book, PartnerLife life)
    {
        if (day < _firstDay || day > _lastDay)
            return;
        var place = PlaceOf(day, region, book, life);
        _sums[place].Add(sum);
        SaveAgain();
        if (_isChanged[place])
            return;
        _isChanged[place] = true;
        _changed++;
    }

    /// <summary>Goes on to a later day: days that nobody can call today or yesterday any more leave, which the view is told by being told everything.</summary>
    private void Advance(int lastDay)
    {
        if (lastDay <= _lastDay)
            return;
        SetLastDay(lastDay);
        var kept = 0;
        for (var place = 0; place < _count; place++)
        {
            if (_named[place].Day < _firstDay)
                continue;
            (_keys[kept], _sums[kept], _named[kept], _isChanged[kept]) = (_keys[place], _sums[place], _named[place], _isChanged[place]);
            kept++;
        }
        if (kept == _count)
            return;
        Array.Clear(_isChanged, kept, _count - kept);
        _count = kept;
        _changed = _isChanged.AsSpan(0, kept).Count(true);
        _places = _count > MaxScanned ? Hashed() : null;
        TellWhole();
        SaveAgain();
    }

    private void SetLastDay(int lastDay) => (_firstDay, _lastDay) = (lastDay == int.MinValue ? lastDay : lastDay - (DaysKept - 1), lastDay);

    private IEnumerable<DayCell> Cells()
    {
        for (var place = 0; place < _count; place++)
            if (!_sums[place].IsZero)
                yield return new DayCell(NameOf(place), new(_named[place].Day), _sums[place]);
    }

    private DayCellName NameOf(int place) => new(_zones, _named[place].Region, _named[place].ChannelType);

    private int PlaceOf(int day, int region, SalesBook book, PartnerLife life)
    {
        var type = life.Placements.Length == 1 ? life.Placements[0].Placement.ChannelType : life.PlacementOn(new(day)).ChannelType;
        var key = ((((long)day << RegionBits) | (uint)region) << TypeBits) | (uint)type;
        var place = _places is null ? _keys.AsSpan(0, _count).IndexOf(key) : _places.GetValueOrDefault(key, -1);
        var name = book.Regions.GetShared(region);
        if (place >= 0)
        {
            if (_named[place].Region.Equals(name))
                return place;
            // The book has given the index to another name: what is under the old one is 0 by now, and stays to be told.
            _keys[place] = NoKey;
            _places?.Remove(key);
        }
        return Add(key, new(day, type, name));
    }

    private int Add(long key, in Place named)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _sums, _count * 2);
            Array.Resize(ref _named, _count * 2);
            Array.Resize(ref _isChanged, _count * 2);
        }
        (_keys[_count], _named[_count], _sums[_count], _isChanged[_count]) = (key, named, default, false);
        _count++;
        if (_places is not null)
            _places.Add(key, _count - 1);
        else if (_count > MaxScanned)
            _places = Hashed();
        return _count - 1;
    }

    private Dictionary<long, int> Hashed() => Enumerable.Range(0, _count).Where(place => _keys[place] != NoKey).ToDictionary(place => _keys[place]);

    private readonly record struct Place(int Day, ChannelType ChannelType, InternedName Region);
}
