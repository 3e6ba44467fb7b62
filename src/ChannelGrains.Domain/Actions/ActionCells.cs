using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>What one partner tells the view of actions: its cell, always as a whole.</summary>
public sealed class ActionCells(ActionCell cell, long readVersion) : SingleCell<ActionCell>(ActionView.Id, cell, readVersion)
{
    /// <summary>Enters what a partner's actions are at the cells' version.</summary>
    public static void Record(PartnerCells cells, ActionBook book, PartnerTimeline timeline) => Record(cells, new ActionCells(ActionCell.Of(book, timeline), cells.Version));

    protected override void Tell(ViewUpdate update) => ((ActionUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => ActionRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => ActionRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
