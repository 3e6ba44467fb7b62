using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class SurveyCells(int month, SurveyCell cell, long readVersion) : SingleCell<SurveyCell>(SurveyView.Id(month), cell, readVersion)
{
    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, SurveyBook book, PartnerTimeline timeline) => Record(cells, new SurveyCells(month, SurveyCell.Of(month, book, timeline), cells.Version));

    protected override void Tell(ViewUpdate update) => ((SurveyUpdate)update).Add(Cell);

    protected override void Write(long version, IBufferWriter<byte> row) => SurveyRow.Write(version, Cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => SurveyRow.TryRead(savedRow, out version, out var saved) && saved.Equals(Cell);
}
