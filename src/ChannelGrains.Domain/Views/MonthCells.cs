using System.Runtime.InteropServices;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>One partner's cells of one month as the views are to see them, which of them are yet to be told, and whether they are yet to be saved.</summary>
internal sealed class MonthCells(int month)
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<Entry> _cells = [];
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
            cells.At(day, cell.Region, cell.Category, book, life).Sum.Add(cell);
        return cells;
    }

    public void Add(in SalesChange change, SalesBook book, PartnerLife life)
    {
        ref Entry entry = ref At(change.Day, change.Region, change.Category, book, life);
        entry.Sum.Add(change.Difference);
        IsUnsaved = true;
        if (entry.IsChanged)
            return;
        entry.IsChanged = true;
        _changed.Add(entry.Place);
    }

    /// <summary>Has the view told everything: it has missed something, or may have.</summary>
    public void TellWhole() => IsWhole = true;

    /// <summary>Writes what the view does not know, which counts as told from now on.</summary>
    public void Tell(string partnerId, long version, MonthUpdate update)
    {
        int first = update.BeginPartner();
        Span<Entry> cells = CollectionsMarshal.AsSpan(_cells);
        if (IsWhole)
        {
            foreach (ref readonly Entry cell in cells)
            {
                if (!cell.Sum.IsZero)
                    update.Add(new(cell.Name, cell.Sum));
            }
        }
        else
        {
            foreach (int place in _changed)
                update.Add(new(cells[place].Name, cells[place].Sum));
        }
        foreach (int place in _changed)
            cells[place].IsChanged = false;
        _changed.Clear();
        update.EndPartner(partnerId, IsWhole ? 0 : _toldVersion, version, IsWhole, first);
        (_toldVersion, IsWhole) = (version, false);
    }

    /// <summary>The row to save, which counts as saved from now on.</summary>
    public byte[] Save(long version)
    {
        IsUnsaved = false;
        return ViewRow.Write(version, Cells());
    }

    /// <summary>What was written is not saved after all.</summary>
    public void SaveAgain() => IsUnsaved = true;

    /// <summary>What a saved row says is known to be so: nothing is to be told or saved.</summary>
    public void AcceptSaved(long version) => (_toldVersion, IsWhole, IsUnsaved) = (version, false, false);

    public IEnumerable<ViewCell> Cells() => _cells.Where(cell => !cell.Sum.IsZero).Select(cell => new ViewCell(cell.Name, cell.Sum));

    private ref Entry At(int day, int region, int category, SalesBook book, PartnerLife life)
    {
        ChannelType type = life.Placements.Length == 1 ? life.Placements[0].Placement.ChannelType : life.PlacementOn(new(day)).ChannelType;
        int key = (Cell.KeyOf(0, region, category) << 2) | (int)type;
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out bool known);
        if (!known)
        {
            place = _cells.Count;
            _cells.Add(new Entry { Name = new(book.Regions.GetShared(region), book.Categories.GetShared(category), type), Place = place });
        }
        return ref CollectionsMarshal.AsSpan(_cells)[place];
    }

    private struct Entry
    {
        public ViewCellName Name;
        public int Place;
        public bool IsChanged;
        public CellSum Sum;
    }
}
