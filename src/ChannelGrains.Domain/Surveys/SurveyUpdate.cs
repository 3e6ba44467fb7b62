using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What the partners of one process tell the view of a month: a cell each.</summary>
[GenerateSerializer]
public sealed class SurveyUpdate(int month) : ViewUpdate(SurveyView.Id(month))
{
    [Id(0)]
    private readonly List<SurveyCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal SurveyCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(SurveyCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
