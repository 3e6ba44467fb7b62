using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>
/// The side of the views' feed that one partner has: its cells of the months that change, whole values at one version of its journal. Views are told
/// the cells that changed since they were last told, and all cells of a month where that is not known. Not for several threads at once.
/// </summary>
public sealed class PartnerCells(string partnerId)
{
    private const int MonthsKept = 2;

    // Few: those that change.
    private readonly List<MonthCells> _months = [];
    private bool _isVersionUnsaved;

    public string PartnerId { get; } = partnerId;

    /// <summary>Version of the partner's journal that the cells show; 0 before <see cref="Start"/>.</summary>
    public long Version { get; private set; }

    public bool IsUntold => _months.Exists(month => month.IsUntold);

    public bool IsUnsaved => _isVersionUnsaved || _months.Exists(month => month.IsUnsaved);

    /// <summary>The cells of one month as views are to show them.</summary>
    public static IReadOnlyList<ViewCell> Of(int month, SalesBook book, PartnerLife life) => [.. MonthCells.Read(month, 0, book, life).Cells()];

    /// <summary>Goes on from a version that views have seen, and that is saved.</summary>
    public void Start(long version) => Version = version;

    /// <summary>Follows a fact that changed no sales.</summary>
    /// <returns>False when versions in between are not known here: <see cref="ReplaceAll"/> is due.</returns>
    public bool Advance(long version)
    {
        if (version != Version + 1)
            return version <= Version;
        Version = version;
        _isVersionUnsaved = true;
        return true;
    }

    /// <summary>Follows a fact that changed sales.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="changes">What it did.</param>
    /// <param name="book">The partner's book, which holds it already and nothing later.</param>
    /// <param name="life">The partner.</param>
    /// <returns>False when versions in between are not known here: <see cref="ReplaceAll"/> is due.</returns>
    public bool Record(long version, SalesChanges changes, SalesBook book, PartnerLife life)
    {
        if (version != Version + 1)
            return version <= Version;
        Version = version;
        _isVersionUnsaved = true;
        MonthCells? month = null;
        (int first, int last) = (0, -1);
        foreach (ref readonly SalesChange change in changes.All)
        {
            if (change.Day < first || change.Day > last)
            {
                int of = new BusinessDay(change.Day).Month;
                (first, last) = (BusinessDay.FirstOfMonth(of).DaysSinceEpoch, BusinessDay.LastOfMonth(of).DaysSinceEpoch);
                month = Find(of);
                if (month is null)
                    _months.Add(month = MonthCells.Read(of, version, book, life));
                month.ChangedVersion = version;
            }
            // A month that was just read from the book holds the change already.
            if (month!.ReadVersion != version)
                month.Add(change, book, life);
        }
        return true;
    }

    /// <summary>Reads everything from the book: what the views know is not known here.</summary>
    /// <param name="version">The version that the book shows.</param>
    /// <param name="book">The partner's book.</param>
    /// <param name="life">The partner.</param>
    /// <param name="savedMonths">Months of which rows are saved; nothing may be left of them in the book.</param>
    public void ReplaceAll(long version, SalesBook book, PartnerLife life, IEnumerable<int> savedMonths)
    {
        IEnumerable<int> months = book.Months.Union(_months.Select(month => month.Month)).Union(savedMonths).ToList();
        // Read before anything is forgotten, so that one that throws leaves what was there.
        List<MonthCells> read = [.. months.Select(month => MonthCells.Read(month, version, book, life))];
        _months.Clear();
        _months.AddRange(read);
        Version = version;
        _isVersionUnsaved = true;
    }

    /// <summary>Tells what views do not know, to the update that <paramref name="updateOf"/> gives for a month.</summary>
    public void Tell(Func<int, MonthUpdate> updateOf)
    {
        foreach (MonthCells month in _months)
        {
            if (month.IsUntold)
                month.Tell(PartnerId, Version, updateOf(month.Month));
        }
    }

    /// <summary>Has a month told whole: its view misses something, or did not answer.</summary>
    public void TellWhole(int month) => Find(month)?.TellWhole();

    /// <summary>The months that are yet to be told or saved.</summary>
    public IReadOnlyList<int> UnsavedMonths => [.. _months.Where(month => month.IsUnsaved).Select(month => month.Month)];

    /// <summary>Compares a month with its saved row: one that says the same was told and saved before.</summary>
    public void Compare(int month, ReadOnlySpan<byte> savedRow)
    {
        List<ViewCell> saved = [];
        if (Find(month) is { } cells && ViewRow.TryRead(savedRow, saved, out long version)
            && saved.ToHashSet().SetEquals(cells.Cells()))
            cells.AcceptSaved(version);
    }

    /// <summary>Has everything saved again: the rows that were written are not there.</summary>
    public void SaveAgain()
    {
        _isVersionUnsaved = true;
        foreach (MonthCells month in _months)
            month.SaveAgain();
    }

    /// <summary>Writes the rows that are not saved, each told to <paramref name="written"/> with its month; they show <see cref="Version"/>.</summary>
    public void Save(ArrayBufferWriter<byte> row, Action<int> written)
    {
        _isVersionUnsaved = false;
        foreach (MonthCells month in _months)
        {
            if (!month.IsUnsaved)
                continue;
            row.ResetWrittenCount();
            month.Save(Version, row);
            written(month.Month);
        }
    }

    /// <summary>Forgets months that are told and saved, but for those that changed last: they are read from the book again when they change.</summary>
    public void ForgetOldMonths()
    {
        if (_months.Count <= MonthsKept)
            return;
        foreach (MonthCells month in _months.OrderByDescending(month => month.ChangedVersion).Skip(MonthsKept).ToList())
        {
            if (!month.IsUntold && !month.IsUnsaved)
                _months.Remove(month);
        }
    }

    /// <summary>Begins anew, as it was before <see cref="Start"/>.</summary>
    public void Reset()
    {
        Forget();
        Version = 0;
    }

    /// <summary>Forgets all months: nothing is asked of it any more.</summary>
    public void Forget()
    {
        _months.Clear();
        _months.TrimExcess();
    }

    private MonthCells? Find(int month)
    {
        foreach (MonthCells cells in _months)
        {
            if (cells.Month == month)
                return cells;
        }
        return null;
    }
}
