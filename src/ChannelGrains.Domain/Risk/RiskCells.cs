using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Risk;

/// <summary>What one partner tells the board of risks: its cell, always as a whole.</summary>
public sealed class RiskCells(RiskCell cell, long readVersion) : SingleCell<RiskCell>(RiskView.Id, cell, readVersion)
{
    /// <summary>Enters what was stated up to the cells' version.</summary>
    public static void Record(PartnerCells cells, RiskCell cell) => Record(cells, new RiskCells(cell, cells.Version));

    protected override void Tell(ViewUpdate update) => ((RiskUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => RiskRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => RiskRow.TryRead(savedRow, out version, out var saved) && saved == Cell;
}
