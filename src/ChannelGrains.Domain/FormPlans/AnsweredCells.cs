using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>What one partner tells the view of assignments: its cell, always as a whole.</summary>
public sealed class AnsweredCells(AnsweredCell cell, long readVersion) : ViewCells(AssignmentView.Id, readVersion)
{
    private AnsweredCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what a partner has answered at the cells' version.</summary>
    public static void Record(PartnerCells cells, AnsweredCell cell)
    {
        if (cells.Find(AssignmentView.Id) is not AnsweredCells known)
            cells.Add(known = new(cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((AnsweredUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => AnsweredRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => AnsweredRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(AnsweredCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
