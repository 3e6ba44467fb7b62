using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class FieldCells(int month, FieldCell cell, long readVersion) : ViewCells(FieldView.Id(month), readVersion)
{
    private FieldCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, FieldBooks field, PartnerTimeline timeline)
    {
        var cell = FieldCell.Of(month, field, timeline);
        if (cells.Find(FieldView.Id(month)) is not FieldCells known)
            cells.Add(known = new(month, cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((FieldUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => FieldRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => FieldRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(FieldCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
