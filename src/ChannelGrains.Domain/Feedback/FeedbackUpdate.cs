using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What the partners of one process tell the view of a month: a cell each.</summary>
[GenerateSerializer]
public sealed class FeedbackUpdate(int month) : ViewUpdate(FeedbackView.Id(month))
{
    [Id(0)]
    private readonly List<FeedbackCell> _cells = [];

    public override int CellCount => _cells.Count;

    internal FeedbackCell Cell(in PartnerUpdate partner) => _cells[partner.FirstCell];

    public void Add(FeedbackCell cell) => _cells.Add(cell);

    public override void Clear()
    {
        base.Clear();
        _cells.Clear();
    }
}
