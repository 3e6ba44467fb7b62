using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>What one partner tells the view of actions: its cell, always as a whole.</summary>
public sealed class ActionCells(ActionCell cell, long readVersion) : ViewCells(ActionView.Id, readVersion)
{
    private ActionCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what a partner's actions are at the cells' version.</summary>
    public static void Record(PartnerCells cells, ActionBook book, PartnerTimeline timeline)
    {
        var cell = ActionCell.Of(book, timeline);
        if (cells.Find(ActionView.Id) is not ActionCells known)
            cells.Add(known = new(cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((ActionUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => ActionRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => ActionRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(ActionCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
