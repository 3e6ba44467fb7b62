using System.Buffers;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What one partner tells the view of a month: its cell, always as a whole.</summary>
public sealed class SurveyCells(int month, SurveyCell cell, long readVersion) : ViewCells(SurveyView.Id(month), readVersion)
{
    private SurveyCell _cell = cell;

    protected override bool HasChanged => false;

    /// <summary>Enters what a month is at the cells' version.</summary>
    public static void Record(PartnerCells cells, int month, SurveyBook book, PartnerTimeline timeline)
    {
        var cell = SurveyCell.Of(month, book, timeline);
        if (cells.Find(SurveyView.Id(month)) is not SurveyCells known)
            cells.Add(known = new(month, cell, cells.Version));
        else if (!known._cell.Equals(cell))
            known.Change(cell);
        known.ChangedVersion = cells.Version;
    }

    protected override void Tell(ViewUpdate update, bool isWhole) => ((SurveyUpdate)update).Add(_cell);

    protected override void Write(long version, IBufferWriter<byte> row) => SurveyRow.Write(version, _cell, row);

    protected override bool Equals(ReadOnlySpan<byte> savedRow, out long version) => SurveyRow.TryRead(savedRow, out version, out var saved) && saved.Equals(_cell);

    private void Change(SurveyCell cell)
    {
        _cell = cell;
        TellWhole();
        SaveAgain();
    }
}
