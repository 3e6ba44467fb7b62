using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>What one partner tells the counts of partners: its timeline, always as a whole.</summary>
public sealed class TimelineCells(PartnerTimeline timeline, long readVersion) : ViewCells(PartnerCountView.Id, readVersion)
{
    private PartnerTimeline _timeline = timeline;

    protected override bool HasChanged => false;

    /// <summary>Enters the timeline that a partner has at the cells' version.</summary>
    public static void Record(PartnerCells cells, PartnerTimeline timeline)
    {
        if (cells.Find(PartnerCountView.Id) is not TimelineCells known)
            cells.Add(known = new(timeline, cells.Version));
        else if (!known._timeline.Equals(timeline))
            known.Change(timeline);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((TimelineUpdate)update).Add(_timeline);

    protected override void Write(long version, IBufferWriter<byte> row) => TimelineRow.Write(version, _timeline, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) =>
        TimelineRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_timeline);

    private void Change(PartnerTimeline timeline)
    {
        _timeline = timeline;
        TellWhole();
        SaveAgain();
    }
}
