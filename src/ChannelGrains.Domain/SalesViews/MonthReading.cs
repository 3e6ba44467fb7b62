using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>What a month's view shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cells">Its cells that are not zero, in no order.</param>
[GenerateSerializer, Immutable]
public sealed record MonthReading(long Version, [property: Id(0)] IReadOnlyList<ViewCell> Cells) : PartnerReading(Version)
{
    public override int CellCount => Cells.Count;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected)
    {
        Dictionary<ViewCellName, CellSum> shown = ByName(Cells), should = ByName(((MonthReading)expected).Cells);
        return
        [
            .. should.Keys.Union(shown.Keys).Where(name => !(shown.TryGetValue(name, out var has) && should.TryGetValue(name, out var sum) && has.Equals(sum)))
                .Select(name => new SalesDifference(name, Find(shown, name), Find(should, name))),
        ];
    }

    private static Dictionary<ViewCellName, CellSum> ByName(IReadOnlyList<ViewCell> cells) => cells.ToDictionary(cell => cell.Name, cell => cell.Sum);

    private static CellSum? Find(Dictionary<ViewCellName, CellSum> cells, in ViewCellName name) => cells.TryGetValue(name, out var sum) ? sum : null;
}
