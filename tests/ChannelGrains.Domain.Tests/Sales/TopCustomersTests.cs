using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class TopCustomersTests
{
    private static readonly int January = BusinessDay.Of(2026, 1, 15).DaysSinceEpoch, Month = new BusinessDay(January).Month;

    [Fact]
    public void FindTopCustomers_AnySalesAndVoidsPackedAnywhere_IsTheSortedCount() =>
        Gen.Select(Gen.ULong[1, 200], Gen.Int[0, 70], Gen.Int[0, 9]).Array[0, 400].Sample(sales =>
        {
            var book = BookTransaction.EmptyBook();
            Dictionary<ulong, int> counts = [];
            foreach (var (customer, day, what) in sales)
            {
                // Of ten, one is a return, one is free, one is voided and one packs the book.
                LineEffect[] lines = [new() { Category = 1, AmountMicros = what == 1 ? 0 : 5 }];
                book.Record(January + day, 0, what == 0 ? TransactionKind.Return : TransactionKind.Sale, lines, customer, 1);
                if (what == 2)
                    book.Record(January + day, 0, TransactionKind.Sale, lines, customer, -1);
                if (what == 3)
                    book.Compact();
                if (what > 2 && new BusinessDay(January + day).Month <= Month + 1)
                    counts[customer] = counts.GetValueOrDefault(customer) + 1;
            }

            var top = book.FindTopCustomers(Month, Month + 1)!;

            Assert.Equal(counts.Values.Sum(), top.Sales);
            Assert.Equal(counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(TopCustomers.Kept).Select(count => new CustomerSales(count.Key, count.Value)), top.Largest);
            Assert.Equal(counts.Values.OrderDescending().Take(5).Sum(), top.SalesTo(5));
        });

    [Fact]
    public void FindTopCustomers_MoreThanTheRegistryKeeps_CountsThoseBeyondItToo()
    {
        var book = BookTransaction.EmptyBook();
        LineEffect[] lines = [new() { Category = 1, AmountMicros = 5 }];
        for (var customer = 1UL; customer <= 33_000; customer++) // 32,768 are kept; a month counts 10,000 one by one
            book.Record(BusinessDay.FirstOfMonth(Month - 1 - (int)(customer / 9_000)).DaysSinceEpoch, 0, TransactionKind.Sale, lines, customer, 1);
        book.Record(January, 0, TransactionKind.Sale, lines, 33_000, 1);
        book.Record(January, 0, TransactionKind.Sale, lines, 33_000, 1);
        book.Record(January, 0, TransactionKind.Sale, lines, 1, 1);

        var top = book.FindTopCustomers(Month, Month)!;

        Assert.Equal([new(33_000, 2), new(1, 1)], top.Largest);
    }

    [Fact]
    public void FindTopCustomers_OfAMonthThatIsEstimated_IsNotKnown()
    {
        var book = BookTransaction.EmptyBook();
        for (var customer = 1UL; customer <= SalesBook.MaxExactCustomers + 1; customer++)
            book.Record(January, 0, TransactionKind.Sale, [new() { Category = 1, AmountMicros = 5 }], customer, 1);

        Assert.Null(book.FindTopCustomers(Month, Month));
        Assert.Empty(book.FindTopCustomers(Month + 1, Month + 1)!.Largest);
    }
}
