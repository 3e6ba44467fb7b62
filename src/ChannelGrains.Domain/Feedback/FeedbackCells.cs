using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class FeedbackCells(int month, FeedbackCell cell, long readVersion) : ViewCells(FeedbackView.Id(month), readVersion)
{
    private FeedbackCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, FeedbackBook book, PartnerTimeline timeline)
    {
        var cell = FeedbackCell.Of(month, book, timeline);
        if (cells.Find(FeedbackView.Id(month)) is not FeedbackCells known)
            cells.Add(known = new(month, cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((FeedbackUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => FeedbackRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => FeedbackRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(FeedbackCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
