using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Sales;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class SalesDaysTests
{
    [Fact]
    public void Of_AnyBook_HasTheSumsOfItsTransactions() =>
        Gen.Select(Gen.Int[-20, 400], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 1_000], Gen.Int[0, 5]).Array[0, 60].Sample(sales =>
        {
            var book = BookTransaction.EmptyBook();
            foreach (var (daysAgo, category, region, amount, what) in sales)
            {
                var kind = what == 0 ? TransactionKind.Return : TransactionKind.Sale;
                book.Record(Today.AddDays(-daysAgo).DaysSinceEpoch, region, kind, [new() { Category = category, AmountMicros = amount, CostKnown = true, CostMicros = 1 }], 0, 1);
                if (what == 1)
                    book.Compact();
            }
            var days = SalesDays.Of(book, Today);

            for (var day = Today.AddDays(-SalesDays.RecentDays - 2); day <= Today.AddDays(2); day = day.AddDays(1))
            {
                var of = day > Today || Today - day >= SalesDays.RecentDays ? [] : sales.Where(sale => Today.AddDays(-sale.Item1) == day).ToList();
                Assert.Equal(new DaySales(of.Sum(sale => sale.Item5 == 0 ? 0 : sale.Item4), of.Sum(sale => sale.Item5 == 0 ? sale.Item4 : 0), of.Count), days.Recent[day]);
            }
            var summed = sales.Where(sale => sale.Item1 is >= 0 and < SalesDays.SumDays).ToList();
            Assert.Equal(
                summed.Where(sale => sale.Item5 != 0).GroupBy(sale => $"category {sale.Item2}").OrderBy(sum => sum.Key).Select(sum => (sum.Key, (Int128)sum.Sum(sale => sale.Item4))),
                days.Categories.OrderBy(sum => sum.Key).Select(sum => (sum.Key, sum.Value)));
            Assert.Equal(summed.Sum(sale => sale.Item5 == 0 ? -sale.Item4 : sale.Item4), days.Regions.Values.Aggregate((Int128)0, (sum, net) => sum + net));
            Assert.Equal((summed.Sum(sale => sale.Item5 == 0 ? -1 : 1), days.Regions.Values.Aggregate((Int128)0, (sum, net) => sum + net)), (days.Cost, days.NetWithKnownCost));
            Assert.Equal(sales.Length == 0 ? null : Today.AddDays(-sales.Max(sale => sale.Item1)), days.FirstSale);
        });

    [Fact]
    public void FirstDay_OfABookWhoseFirstSaleWasVoided_IsThatOfTheNext()
    {
        var book = BookTransaction.EmptyBook();
        LineEffect[] lines = [new() { Category = 1, AmountMicros = 5 }];
        book.Record(Today.AddDays(-90).DaysSinceEpoch, 0, TransactionKind.Sale, lines, 0, 1);
        book.Compact();
        book.Record(Today.AddDays(-3).DaysSinceEpoch, 0, TransactionKind.Sale, lines, 0, 1);
        Assert.Equal(Today.AddDays(-90), book.FirstDay);

        book.Record(Today.AddDays(-90).DaysSinceEpoch, 0, TransactionKind.Sale, lines, 0, -1);
        Assert.Equal(Today.AddDays(-3), book.FirstDay);
    }
}
