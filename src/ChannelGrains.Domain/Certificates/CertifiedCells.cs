using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What one partner tells the view of who is certified: its cell, always as a whole.</summary>
public sealed class CertifiedCells(CertifiedCell cell, long readVersion) : SingleCell<CertifiedCell>(CertifiedView.Id, cell, readVersion)
{
    /// <summary>Enters on which days somebody is certified at the cells' version.</summary>
    public static void Record(PartnerCells cells, CertifiedCell cell) => Record(cells, new CertifiedCells(cell, cells.Version));

    protected override void Tell(ViewUpdate update) => ((CertifiedUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => CertifiedRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => CertifiedRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
