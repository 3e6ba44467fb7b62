using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>What one partner tells the view of assignments: its cell, always as a whole.</summary>
public sealed class AnsweredCells(AnsweredCell cell, long readVersion) : SingleCell<AnsweredCell>(AssignmentView.Id, cell, readVersion)
{
    /// <summary>Enters what a partner has answered at the cells' version.</summary>
    public static void Record(PartnerCells cells, AnsweredCell cell) => Record(cells, new AnsweredCells(cell, cells.Version));

    protected override void Tell(ViewUpdate update) => ((AnsweredUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => AnsweredRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => AnsweredRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
