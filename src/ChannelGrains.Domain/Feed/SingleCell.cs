using System.Buffers;

namespace ChannelGrains.Domain.Feed;

/// <summary>What one partner tells a view in which it has one cell, always as a whole.</summary>
/// <param name="view">The view.</param>
/// <param name="cell">The cell.</param>
/// <param name="readVersion">The version at which it was read from the partner's state.</param>
public abstract class SingleCell<TCell>(ViewId view, TCell cell, long readVersion) : ViewCells(view, readVersion)
    where TCell : IEquatable<TCell>
{
    protected TCell Cell { get; private set; } = cell;

    protected sealed override bool HasChanged => false;

    /// <summary>Enters what the cell is at the cells' version.</summary>
    protected static void Record(PartnerCells cells, SingleCell<TCell> now)
    {
        if (cells.Find(now.View) is not SingleCell<TCell> known)
            cells.Add(known = now);
        else if (!known.Cell.Equals(now.Cell))
            known.Change(now.Cell);
        known.ChangedVersion = cells.Version;
    }

    protected sealed override void Tell(ViewUpdate update, bool isWhole) => Tell(update);

    protected abstract void Tell(ViewUpdate update);

    private void Change(TCell cell)
    {
        Cell = cell;
        TellWhole();
        SaveAgain();
    }
}
