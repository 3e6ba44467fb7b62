using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Funnel;

/// <summary>What one partner tells the funnel, always as a whole.</summary>
/// <param name="entry">Null for one that never was in the funnel.</param>
/// <param name="readVersion">The version that it was read at.</param>
public sealed class FunnelCells(FunnelEntry? entry, long readVersion) : ViewCells(FunnelView.Id, readVersion)
{
    private FunnelEntry? _entry = entry;

    protected override bool HasChanged => false;

    /// <summary>Enters the life that a partner has at the cells' version.</summary>
    public static void Record(PartnerCells cells, PartnerLife life, SalesBook book)
    {
        if (life.Recruitment?.KnownSince is null)
            return;
        if (cells.Find(FunnelView.Id) is not FunnelCells known)
            cells.Add(known = new(FunnelEntry.Of(life, book), cells.Version));
        else
            known.Change(FunnelEntry.Of(life, book));
        known.ChangedVersion = cells.Version;
    }

    /// <summary>Enters what a batch of the cells' version did to the sales: nothing, but for a partner that came through the funnel, in its first days.</summary>
    public static void Record(PartnerCells cells, SalesChanges changes, PartnerLife life, SalesBook book)
    {
        if (life.Recruitment?.DayOf(LifecycleState.Active) is not { } active)
            return;
        Int128 net = 0;
        foreach (ref readonly var change in changes.All)
            if ((uint)(change.Day - active.DaysSinceEpoch) < FunnelEntry.FirstDays)
                net += (Int128)change.Difference.Gross - change.Difference.Returns;
        if (net == 0)
            return;
        if (cells.Find(FunnelView.Id) is not FunnelCells known)
            // Read from the book, which holds the change already.
            cells.Add(known = new(FunnelEntry.Of(life, book), cells.Version));
        else
            known.Change(known._entry! with { FirstNet = known._entry.FirstNet + new Amount(net) });
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole)
    {
        if (_entry is not null)
            ((FunnelUpdate)update).Add(_entry);
    }

    protected override void Write(long version, IBufferWriter<byte> row) => FunnelRow.Write(version, _entry, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) =>
        FunnelRow.TryRead(savedRow, out version, out var saved) && Equals(saved, _entry);

    private void Change(FunnelEntry? entry)
    {
        if (Equals(entry, _entry))
            return;
        _entry = entry;
        TellWhole();
        SaveAgain();
    }
}
