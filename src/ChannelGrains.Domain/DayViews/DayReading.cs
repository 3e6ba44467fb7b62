using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.DayViews;

/// <summary>What the view of days shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cells">Its cells that are not zero, in no order.</param>
[GenerateSerializer, Immutable]
public sealed record DayReading(long Version, [property: Id(0)] IReadOnlyList<DayCell> Cells) : PartnerReading(Version)
{
    public override int CellCount => Cells.Count;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected)
    {
        Dictionary<(DayCellName, BusinessDay), DaySum> shown = ByName(Cells), should = ByName(((DayReading)expected).Cells);
        return
        [
            .. should.Keys.Union(shown.Keys).Where(key => !(shown.TryGetValue(key, out var has) && should.TryGetValue(key, out var sum) && has.Equals(sum)))
                .Select(key => new DayDifference(key.Item1, key.Item2, Find(shown, key), Find(should, key))),
        ];
    }

    private static Dictionary<(DayCellName, BusinessDay), DaySum> ByName(IReadOnlyList<DayCell> cells) => cells.ToDictionary(cell => (cell.Name, cell.Day), cell => cell.Sum);

    private static DaySum? Find(Dictionary<(DayCellName, BusinessDay), DaySum> cells, (DayCellName, BusinessDay) key) => cells.TryGetValue(key, out var sum) ? sum : null;
}
