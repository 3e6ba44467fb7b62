using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class FeedbackCells(int month, FeedbackCell cell, long readVersion) : SingleCell<FeedbackCell>(FeedbackView.Id(month), cell, readVersion)
{
    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, FeedbackBook book, PartnerTimeline timeline) => Record(cells, new FeedbackCells(month, FeedbackCell.Of(month, book, timeline), cells.Version));

    protected override void Tell(ViewUpdate update) => ((FeedbackUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => FeedbackRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => FeedbackRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
