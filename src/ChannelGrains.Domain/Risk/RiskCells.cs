using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Risk;

/// <summary>What one partner tells the board of risks: its cell, always as a whole.</summary>
public sealed class RiskCells(RiskCell cell, long readVersion) : ViewCells(RiskView.Id, readVersion)
{
    private RiskCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what was stated up to the cells' version.</summary>
    public static void Record(PartnerCells cells, RiskCell cell)
    {
        if (cells.Find(RiskView.Id) is not RiskCells known)
            cells.Add(known = new(cell, cells.Version));
        else if (known._cell != cell)
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((RiskUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => RiskRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => RiskRow.TryRead(savedRow, out version, out var saved) && saved == _cell;

    private void Change(RiskCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
