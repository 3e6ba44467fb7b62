using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.SalesViews;

public sealed class PeriodSumsTests
{
    private static readonly Gen<CellSum> Sum = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 20], (count, gross, returns) =>
        new CellSum { Transactions = count, Primaries = count, Gross = gross, Returns = returns, Units = gross, Cost = returns, NetWithKnownCost = count });

    private static readonly Gen<List<PartnerSum>> Month = Gen.Select(Gen.Int[0, 6], Sum, (id, sum) => new PartnerSum($"p{id}", sum)).List[0, 6]
        .Select(partners => partners.DistinctBy(partner => partner.PartnerId).ToList());

    [Fact]
    public void Partners_OfAnyMonths_AreEachTheSumOfItsOwn() => Month.List[1, 5].Sample(months =>
    {
        var merged = PeriodSums.Partners([.. months]);
        List<PartnerSum> all = [.. months.SelectMany(month => month)];
        Assert.Equal(all.Select(partner => partner.PartnerId).Distinct().Order(), merged.Select(partner => partner.PartnerId).Order());
        foreach (var partner in merged)
            Assert.Equal(Total(all.Where(one => one.PartnerId == partner.PartnerId).Select(one => one.Sum)), partner.Sum);
    });

    [Fact]
    public void Of_AnyMonths_UnitesPartnersAndAddsGroupsByName() =>
        Gen.Select(Gen.Int[0, 3], Sum, Gen.Int[0, 4], (name, sum, partner) => new GroupSum($"g{name}", sum, new HashSet<string> { $"p{partner}" })).List[0, 4]
            .Select(groups => groups.DistinctBy(group => group.Name).OrderBy(group => group.Name, StringComparer.Ordinal).ToList()).List[1, 4].Sample(months =>
            {
                var merged = PeriodSums.Of([.. months.Select(groups => new ViewSums(
                    new("", Total(groups.Select(group => group.Sum)), groups.SelectMany(group => group.PartnerIds).ToHashSet()), groups, groups, groups))]);
                List<GroupSum> all = [.. months.SelectMany(groups => groups)];
                Assert.Equal(Total(all.Select(group => group.Sum)), merged.Total.Sum);
                Assert.Equal(all.SelectMany(group => group.PartnerIds).Distinct().Order(), merged.Total.PartnerIds.Order());
                Assert.Equal(all.Select(group => group.Name).Distinct().Order(StringComparer.Ordinal), merged.Categories.Select(group => group.Name));
                foreach (var group in merged.Regions)
                {
                    Assert.Equal(Total(all.Where(one => one.Name == group.Name).Select(one => one.Sum)), group.Sum);
                    Assert.Equal(all.Where(one => one.Name == group.Name).SelectMany(one => one.PartnerIds).Distinct().Order(), group.PartnerIds.Order());
                }
            });

    [Fact]
    public void Rank_ByAnyOrder_IsThatOfASort() => Gen.Select(Month, Gen.Enum<LeaderboardOrder>(), Gen.Bool).Sample((partners, order, ascending) =>
    {
        Func<CellSum, decimal?> value = order switch
        {
            LeaderboardOrder.Gross => sum => (decimal)sum.Gross,
            LeaderboardOrder.Returns or LeaderboardOrder.Cost => sum => (decimal)sum.Returns,
            LeaderboardOrder.Net => sum => (decimal)sum.Net,
            LeaderboardOrder.Units => sum => (decimal)sum.Units,
            LeaderboardOrder.Transactions => sum => sum.Primaries,
            LeaderboardOrder.Margin => sum => (decimal)(sum.NetWithKnownCost - sum.Cost),
            _ => sum => sum.Gross == 0 ? null : (decimal)sum.Returns / (decimal)sum.Gross,
        };
        var expected = partners.OrderBy(partner => value(partner.Sum) is null)
            .ThenBy(partner => ascending ? value(partner.Sum) : -value(partner.Sum)).ThenBy(partner => partner.PartnerId, StringComparer.Ordinal).Select(partner => partner.PartnerId);
        Assert.Equal(expected, Leaderboard.Rank(new ViewScope(), partners, order, ascending).Select(partner => partner.PartnerId));
    });

    [Fact]
    public void TransactionsOf_OneCategory_CountsThoseWithALineInIt()
    {
        var sum = new CellSum { Transactions = 5, Primaries = 3 };
        Assert.Equal((3, 5), (new ViewScope("", null, ChannelType.Direct).TransactionsOf(sum), new ViewScope("", "tea").TransactionsOf(sum)));
    }

    private static CellSum Total(IEnumerable<CellSum> sums)
    {
        CellSum total = default;
        foreach (var sum in sums)
            total.Add(sum);
        return total;
    }
}
