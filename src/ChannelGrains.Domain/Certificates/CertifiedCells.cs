using System.Buffers;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What one partner tells the view of who is certified: its cell, always as a whole.</summary>
public sealed class CertifiedCells(CertifiedCell cell, long readVersion) : ViewCells(CertifiedView.Id, readVersion)
{
    private CertifiedCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters on which days somebody is certified at the cells' version.</summary>
    public static void Record(PartnerCells cells, CertifiedCell cell)
    {
        if (cells.Find(CertifiedView.Id) is not CertifiedCells known)
            cells.Add(known = new(cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((CertifiedUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => CertifiedRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => CertifiedRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(CertifiedCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
