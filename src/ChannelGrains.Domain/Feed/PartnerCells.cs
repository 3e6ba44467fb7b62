using System.Buffers;

namespace ChannelGrains.Domain.Feed;

/// <summary>
/// The side of the feed that one partner has: its cells of the views that change, whole values at one version of its journal. Views are told the cells
/// that changed since they were last told, and all of the partner's cells where that is not known. Not for several threads at once.
/// </summary>
public sealed class PartnerCells(string partnerId)
{
    // Those that a sale changes: its month, the month's profit, its day.
    private const int ViewsKept = 3;

    // Few: those that change.
    private readonly List<ViewCells> _views = [];

    public string PartnerId { get; } = partnerId;

    /// <summary>Version of the partner's journal that the cells show; 0 before <see cref="Start"/>.</summary>
    public long Version { get; private set; }

    public bool IsUntold => _views.Exists(view => view.IsUntold);

    /// <summary>Whether some cells are yet to be computed.</summary>
    public bool IsBehind => _views.Exists(view => view.BehindAt is not null);

    /// <summary>Whether some cells of a part are.</summary>
    public bool IsPartBehind(byte part) => _views.Exists(view => view.View.Part == part && view.BehindAt is not null);

    /// <summary>The cells of a part that are here.</summary>
    public IEnumerable<ViewCells> Of(byte part) => _views.Where(view => view.View.Part == part);

    /// <summary>The views of which there are cells here.</summary>
    public IEnumerable<ViewId> Views => _views.Select(view => view.View);

    /// <summary>Goes on from a version that views have seen, and that is saved.</summary>
    public void Start(long version) => Version = version;

    /// <summary>Goes on to the next version, whose changes are then entered in the cells of its views.</summary>
    /// <returns>False when it is not the next one: <see cref="Replace"/> is due, unless it is known.</returns>
    public bool TryAdvance(long version)
    {
        if (version != Version + 1)
            return false;
        Version = version;
        return true;
    }

    /// <summary>The cells of a view; null when they are to be read from the partner's state.</summary>
    public ViewCells? Find(ViewId view)
    {
        foreach (var cells in _views)
            if (cells.View == view)
                return cells;
        return null;
    }

    public void Add(ViewCells cells) => _views.Add(cells);

    /// <summary>Replaces all cells: what the views know is not known here.</summary>
    /// <param name="version">The version of the state that they were read from.</param>
    /// <param name="read">The cells of all views that the state has something for, that are known here, or of which rows are saved.</param>
    public void Replace(long version, IEnumerable<ViewCells> read)
    {
        // Read before anything is forgotten, so that one that throws leaves what was there.
        List<ViewCells> views = [.. read];
        _views.Clear();
        _views.AddRange(views);
        Version = version;
    }

    /// <summary>Tells what views do not know, to the update that <paramref name="updateOf"/> gives for a view.</summary>
    public void Tell(Func<ViewId, ViewUpdate> updateOf)
    {
        foreach (var view in _views)
            if (view.IsUntold)
                view.Tell(PartnerId, Version, updateOf(view.View));
    }

    /// <summary>Has a view told whole: it misses something, or did not answer.</summary>
    public void TellWhole(ViewId view) => Find(view)?.TellWhole();

    /// <summary>The views that are yet to be told or saved.</summary>
    public IReadOnlyList<ViewId> UnsavedViews => [.. _views.Where(view => view.IsUnsaved).Select(view => view.View)];

    /// <summary>Compares the cells of a view with their saved row: one that says the same was told and saved before.</summary>
    public void Compare(ViewId view, ReadOnlySpan<byte> savedRow) => Find(view)?.Compare(savedRow);

    /// <summary>Has everything saved again: the rows that were written are not there.</summary>
    public void SaveAgain()
    {
        foreach (var view in _views)
            view.SaveAgain();
    }

    /// <summary>Writes the rows that are not saved, each told to <paramref name="written"/> with its view; they show <see cref="Version"/>.</summary>
    public void Save(ArrayBufferWriter<byte> row, Action<ViewId> written)
    {
        foreach (var view in _views)
        {
            if (!view.IsUnsaved || view.BehindAt == 0)
                continue;
            row.ResetWrittenCount();
            view.Save(Version, row);
            written(view.View);
        }
    }

    /// <summary>Forgets cells that are told and saved, but for those that changed last: they are read from the state again when they change.</summary>
    public void ForgetOld()
    {
        if (_views.Count <= ViewsKept)
            return;
        foreach (var view in _views.OrderByDescending(view => view.ChangedVersion).Skip(ViewsKept).ToList())
            if (!view.IsUntold && !view.IsUnsaved && view.BehindAt is null)
                _views.Remove(view);
    }

    /// <summary>Begins anew, as it was before <see cref="Start"/>.</summary>
    public void Reset()
    {
        Forget();
        Version = 0;
    }

    /// <summary>Forgets all cells: they are not asked for again.</summary>
    public void Forget()
    {
        _views.Clear();
        _views.TrimExcess();
    }
}
