namespace ChannelGrains.Domain.DayViews;

/// <summary>What the view of days knows of one partner.</summary>
internal sealed class PartnerDays
{
    private const int MaxScanned = 32; // cells that are compared one by one; more are hashed

    private PartnerDay[] _cells = [];
    private Dictionary<(NamedDays Named, int Day), int>? _places;
    private int _count;

    public long Version { get; set; }

    public ReadOnlySpan<PartnerDay> All => _cells.AsSpan(0, _count);

    /// <summary>Forgets all cells, as so many others follow; whoever calls has taken them out of the sums.</summary>
    public void Clear(int cells)
    {
        (_count, _places) = (0, null);
        if (_cells.Length < cells || _cells.Length > Math.Max(2 * cells, DayCells.DaysKept))
            _cells = cells == 0 ? [] : new PartnerDay[cells];
        else
            Array.Clear(_cells);
    }

    /// <summary>Gives a cell another value, in the sums too; true when it is a new one.</summary>
    public bool Set(NamedDays named, int day, in DaySum sum)
    {
        if (Find(named, day) is >= 0 and var place)
        {
            named.Replace(day, _cells[place].Sum, sum);
            _cells[place] = new(named, day, sum);
            return false;
        }
        if (_count == _cells.Length)
            Array.Resize(ref _cells, _count < DayCells.DaysKept ? _count + 1 : _count * 2);
        _cells[_count] = new(named, day, sum);
        if (_places is not null)
            _places.Add((named, day), _count);
        _count++;
        if (_places is null && _count > MaxScanned)
            _places = Enumerable.Range(0, _count).ToDictionary(at => (_cells[at].Named, _cells[at].Day));
        named.Join(day, sum);
        return true;
    }

    private int Find(NamedDays named, int day)
    {
        if (_places is not null)
            return _places.GetValueOrDefault((named, day), -1);
        for (var place = 0; place < _count; place++)
            if (_cells[place].Day == day && ReferenceEquals(_cells[place].Named, named))
                return place;
        return -1;
    }
}
