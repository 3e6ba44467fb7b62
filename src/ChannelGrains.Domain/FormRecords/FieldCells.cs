using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class FieldCells(int month, FieldCell cell, long readVersion) : SingleCell<FieldCell>(FieldView.Id(month), cell, readVersion)
{
    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, FieldBooks field, PartnerTimeline timeline) => Record(cells, new FieldCells(month, FieldCell.Of(month, field, timeline), cells.Version));

    protected override void Tell(ViewUpdate update) => ((FieldUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => FieldRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => FieldRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
