using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Risk;
using Xunit;

namespace ChannelGrains.Domain.Tests.Risk;

/// <summary>The board against a list that is sorted anew for each question.</summary>
public sealed class RiskViewTests
{
    private static readonly string[] Regions = ["cn", "cn/sichuan", "us"];

    [Fact]
    public void Pages_OfRandomBoards_AreThoseOfASortedList()
    {
        var random = new Random(1);
        var (view, cells) = (new RiskView(), new SortedDictionary<string, RiskCell>(StringComparer.Ordinal));
        for (var version = 1; version <= 2_000; version++)
        {
            var partner = $"p{random.Next(60)}";
            var cell = new RiskCell(
                (ChannelType)random.Next(1, 3), Regions[random.Next(3)], (RiskLevel)random.Next(1, 5), random.Next(4) * 250_000, version, RiskFactorKind.Clock, random.Next(5) == 0);
            var update = new RiskUpdate();
            new RiskCells(cell, version).Tell(partner, version, update);
            Assert.Empty(view.Apply(update));
            cells[partner] = cell;
            if (version % 20 == 0)
                Check(view, cells, new RiskFilter((RiskLevel)random.Next(5), (ChannelType)random.Next(3), random.Next(2) == 0 ? "" : "cn", random.Next(3) == 0), random.Next(1, 12));
        }
    }

    private static void Check(RiskView view, IReadOnlyDictionary<string, RiskCell> cells, RiskFilter filter, int size)
    {
        var listed = cells.Where(cell => cell.Value.IsListed).Select(cell => new RiskListed(cell.Key, cell.Value)).ToList();
        var expected = listed.Where(one => filter.Holds(one.Cell))
            .OrderByDescending(one => one.Cell.Level).ThenByDescending(one => one.Cell.ScoreMillionths).ThenBy(one => one.PartnerId, StringComparer.Ordinal).ToList();
        List<RiskListed> shown = [];
        for (RiskPlace? after = null; ;)
        {
            var page = view.Page(filter, after, size);
            Assert.Equal(expected.Count, page.TotalSize);
            Assert.Equal(listed.Count(one => filter.HoldsPlace(one.Cell)), page.Counts.Sum(count => count.Partners));
            shown.AddRange(page.Partners);
            if (page.IsLast)
                break;
            after = page.Partners[^1].Place;
        }
        Assert.Equal(expected, shown);
        Assert.Equal(Enum.GetValues<RiskLevel>().Skip(1).Select(level => listed.Count(one => one.Cell.Level == level)), view.ByLevel);
    }
}
