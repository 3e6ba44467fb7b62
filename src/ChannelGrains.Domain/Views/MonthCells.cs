using System.Buffers;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>One partner's cells of one month as the views are to see them, which of them are yet to be told, and whether they are yet to be saved.</summary>
internal sealed class MonthCells(int month)
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<ViewCellName> _names = [];
    private readonly List<CellSum> _sums = [];
    private readonly List<bool> _isChanged = [];
    private readonly List<int> _changed = [];
    private long _toldVersion;

    public int Month { get; } = month;

    /// <summary>The view is told all cells, not only those that changed.</summary>
    public bool IsWhole { get; private set; } = true;

    public bool IsUntold => IsWhole || _changed.Count > 0;

    public bool IsUnsaved { get; private set; } = true;

    /// <summary>The version of its last change.</summary>
    public long ChangedVersion { get; set; }

    /// <summary>Reads all cells of the month from the book, which replaces what was here.</summary>
    public static MonthCells Read(int month, SalesBook book, PartnerLife life)
    {
        MonthCells cells = new(month);
        CellScan scan = book.ScanMonth(month);
        while (scan.Next(out int day, out Cell cell))
            cells.At(cells.PlaceOf(day, cell.Region, cell.Category, book, life)).Add(cell);
        return cells;
    }

    public void Add(in SalesChange change, SalesBook book, PartnerLife life)
    {
        int place = PlaceOf(change.Day, change.Region, change.Category, book, life);
        At(place).Add(change.Difference);
        IsUnsaved = true;
        if (_isChanged[place])
            return;
        _isChanged[place] = true;
        _changed.Add(place);
    }

    /// <summary>Has the view told everything: it has missed something, or may have.</summary>
    public void TellWhole() => IsWhole = true;

    /// <summary>Writes what the view does not know, which counts as told from now on.</summary>
    public void Tell(string partnerId, long version, MonthUpdate update)
    {
        int first = update.BeginPartner();
        if (IsWhole)
        {
            for (int place = 0; place < _names.Count; place++)
            {
                if (!At(place).IsZero)
                    update.Add(_names[place], At(place));
            }
        }
        else
        {
            foreach (int place in _changed)
                update.Add(_names[place], At(place));
        }
        foreach (int place in _changed)
            _isChanged[place] = false;
        _changed.Clear();
        update.EndPartner(partnerId, IsWhole ? 0 : _toldVersion, version, IsWhole, first);
        (_toldVersion, IsWhole) = (version, false);
    }

    /// <summary>Writes the row to save, which counts as saved from now on.</summary>
    public void Save(long version, IBufferWriter<byte> row)
    {
        IsUnsaved = false;
        ViewRow.Begin(version, row);
        for (int place = 0; place < _names.Count; place++)
        {
            if (!At(place).IsZero)
                ViewRow.Add(_names[place], At(place), row);
        }
    }

    /// <summary>What was written is not saved after all.</summary>
    public void SaveAgain() => IsUnsaved = true;

    /// <summary>What a saved row says is known to be so: nothing is to be told or saved.</summary>
    public void AcceptSaved(long version) => (_toldVersion, IsWhole, IsUnsaved) = (version, false, false);

    public IEnumerable<ViewCell> Cells() => _names.Zip(_sums, (name, sum) => new ViewCell(name, sum)).Where(cell => !cell.Sum.IsZero);

    private ref CellSum At(int place) => ref CollectionsMarshal.AsSpan(_sums)[place];

    private int PlaceOf(int day, int region, int category, SalesBook book, PartnerLife life)
    {
        ChannelType type = life.Placements.Length == 1 ? life.Placements[0].Placement.ChannelType : life.PlacementOn(new(day)).ChannelType;
        int key = (Cell.KeyOf(0, region, category) << 2) | (int)type;
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out bool known);
        if (!known)
        {
            place = _names.Count;
            _names.Add(new(book.Regions.GetShared(region), book.Categories.GetShared(category), type));
            _sums.Add(default);
            _isChanged.Add(false);
        }
        return place;
    }
}
