using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class SalesBookTests
{
    private static readonly int Day = BusinessDay.Parse("2026-01-15").DaysSinceEpoch;

    private readonly SalesBook _book = BookTransaction.EmptyBook();

    [Fact]
    public void Record_SaleAndReturn_AddsToGrossAndReturns()
    {
        _book.Record(Day, 0, TransactionKind.Sale, [Line(1, 100), Line(1, 50), Line(2, 25)], 0, 1);
        _book.Record(Day, 0, TransactionKind.Return, [Line(1, 30)], 0, 1);

        var summary = _book.Summarise(Day, Day);
        Assert.Equal((Units(175), Units(30), Units(145)), (summary.Total.Gross, summary.Total.Returns, summary.Total.Net));
        Assert.Equal((2_000, 2), (summary.Total.UnitsThousandths, summary.Total.Transactions));
        Assert.Equal([("category 1", 2L), ("category 2", 1L)], summary.Categories.Select(c => (c.Category, c.Measures.Transactions)));
        Assert.Equal(Units(120), summary.Categories[0].Measures.Net);
    }

    [Fact]
    public void Record_CostKnownOfSomeLines_SaysOfHowMuchNet()
    {
        var known = Line(1, 100) with { CostKnown = true, CostMicros = 60_000_000 };
        _book.Record(Day, 0, TransactionKind.Sale, [known, Line(1, 900)], 0, 1);
        _book.Record(Day, 0, TransactionKind.Return, [known with { AmountMicros = 50_000_000, CostMicros = 30_000_000 }], 0, 1);

        var total = _book.Summarise(Day, Day).Total;
        Assert.Equal((Units(50), Units(30), Units(20)), (total.NetWithKnownCost, total.Cost, total.Margin));
    }

    [Fact]
    public void Record_SaleOfAmountZero_IsATransactionOfItsCategory()
    {
        _book.Record(Day, 0, TransactionKind.Sale, [Line(3, 0)], 7, 1);
        var summary = _book.Summarise(Day, Day);
        Assert.Equal(Units(0), _book.Net(Day, Day));
        Assert.Equal("category 3", Assert.Single(summary.Categories).Category);
        Assert.Equal(0, _book.CountCustomers(new BusinessDay(Day).Month, new BusinessDay(Day).Month).Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Record_EverythingVoided_LeavesNothingButTheLastDay(bool compactBetween)
    {
        _book.Record(Day, 0, TransactionKind.Sale, [Line(1, 100), Line(2, 1)], 7, 1);
        _book.Record(Day, 0, TransactionKind.Return, [Line(1, 30)], 0, 1);
        if (compactBetween)
            _book.Compact();
        _book.Record(Day, 0, TransactionKind.Sale, [Line(1, 100), Line(2, 1)], 7, -1);
        _book.Record(Day, 0, TransactionKind.Return, [Line(1, 30)], 0, -1);

        var summary = _book.Summarise(int.MinValue, int.MaxValue);
        Assert.Null(_book.Net(int.MinValue, int.MaxValue));
        Assert.Empty(summary.Categories);
        Assert.Equal(default, summary.Total);
        Assert.Equal(0, _book.CountCustomers(0, 1_000).Value);
        Assert.Equal(Day, _book.LastDay);
        _book.Compact();
        Assert.Empty(_book.Months);
    }

    [Fact]
    public void Record_LateSale_CountsOnItsOwnDayAndLeavesLastDay()
    {
        _book.Record(Day, 0, TransactionKind.Sale, [Line(1, 100)], 0, 1);
        _book.Record(Day - 40, 0, TransactionKind.Sale, [Line(1, 5)], 0, 1);
        Assert.Equal(Units(5), _book.Summarise(Day - 40, Day - 1).Total.Gross);
        Assert.Equal(Units(100), _book.Summarise(Day - 39, Day).Total.Gross);
        Assert.Equal(Day, _book.LastDay);
        Assert.Equal([671, 672], _book.Months);
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-02-01")]
    [InlineData("2026-02-28")]
    public void Summarise_OneDayAtTheEdgeOfAMonth_FindsIt(string text)
    {
        var day = BusinessDay.Parse(text).DaysSinceEpoch;
        for (var around = -1; around <= 1; around++)
            _book.Record(day + around, 0, TransactionKind.Sale, [Line(1, 10 + around)], 0, 1);
        Assert.Equal(Units(10), _book.Summarise(day, day).Total.Gross);
        _book.Compact();
        Assert.Equal(Units(10), _book.Summarise(day, day).Total.Gross);
    }

    [Fact]
    public void Record_SumsBeyondSixtyFourBits_StayExactThroughPackingAndVoids()
    {
        LineEffect[] lines = [.. Enumerable.Repeat(new LineEffect { AmountMicros = LineEffect.MaxMicros, CostMicros = 1, CostKnown = true }, SalesBook.MaxLines)];
        var each = (Int128)LineEffect.MaxMicros * SalesBook.MaxLines;
        for (var i = 0; i < 10; i++)
            _book.Record(Day, 0, TransactionKind.Sale, lines, 0, 1);
        Assert.Equal((each * 10, 10L), (_book.Summarise(Day, Day).Total.Gross.Micros, _book.Summarise(Day, Day).Total.Transactions));
        _book.Compact();
        Assert.Equal(each * 10, _book.Summarise(Day, Day).Total.Gross.Micros);
        for (var i = 0; i < 9; i++)
            _book.Record(Day, 0, TransactionKind.Sale, lines, 0, -1);
        _book.Compact();
        Assert.Equal((each, 1L), (_book.Summarise(Day, Day).Total.Gross.Micros, _book.Summarise(Day, Day).Total.Transactions));
    }

    [Fact]
    public void Summarise_UnitsBeyondSixtyFourBits_AreExactInBothDirections()
    {
        LineEffect[] lines = [.. Enumerable.Repeat(new LineEffect { QuantityThousandths = LineEffect.MaxThousandths, AmountMicros = LineEffect.MaxMicros }, SalesBook.MaxLines)];
        var each = (Int128)LineEffect.MaxThousandths * SalesBook.MaxLines;
        const int sold = 2_300, returned = 5_000;
        for (var i = 0; i < sold; i++)
            _book.Record(Day, 0, TransactionKind.Sale, lines, 0, 1);
        Assert.Equal(each * sold, _book.Summarise(Day, Day).Total.UnitsThousandths);
        Assert.True(each * sold > long.MaxValue);
        for (var i = 0; i < returned; i++)
            _book.Record(Day, 0, TransactionKind.Return, lines, 0, 1);
        _book.Compact();
        Assert.Equal(each * (sold - returned), _book.Summarise(Day, Day).Total.UnitsThousandths);
        Assert.True(each * (sold - returned) < long.MinValue);
        Assert.Equal((Int128)LineEffect.MaxMicros * SalesBook.MaxLines * (sold - returned), _book.Net(Day, Day)!.Value.Micros);
        Assert.Equal((Int128)LineEffect.MaxMicros * SalesBook.MaxLines * (sold - returned), Assert.Single(_book.Series(SalesMeasure.Net, [Period.OfMonth(672)])));
    }

    [Fact]
    public void Record_WhatNoDecisionLetsThrough_Throws()
    {
        Assert.Throws<ArgumentException>(() => _book.Record(Day, 0, TransactionKind.Void, [Line(1, 1)], 0, 1));
        Assert.Throws<ArgumentException>(() => _book.Record(Day, 0, TransactionKind.Sale, [], 0, 1));
        Assert.Throws<ArgumentException>(() => _book.Record(Day, 99, TransactionKind.Sale, [Line(1, 1)], 0, 1));
        Assert.Throws<ArgumentException>(() => _book.Record(Day, 0, TransactionKind.Sale, [Line(99, 1)], 0, 1));
        Assert.Throws<ArgumentException>(() => _book.Record(Day, 0, TransactionKind.Sale, [Line(1, -1)], 0, 1));
    }

    [Fact]
    public void SetFirstDay_EarlierSaleComesLate_MovesTheNewCustomer()
    {
        _book.SetFirstDay(7, null, Day);
        Assert.Equal(1, _book.Summarise(Day, Day).NewCustomers);
        _book.SetFirstDay(7, Day, Day - 3);
        Assert.Equal((0, 1), (_book.Summarise(Day, Day).NewCustomers, _book.Summarise(Day - 3, Day - 3).NewCustomers));
        Assert.True(_book.TryGetFirstDay(7, out var first));
        Assert.Equal(Day - 3, first);
        Assert.False(_book.TryGetFirstDay(8, out _));
    }

    [Fact]
    public void HasRoom_MonthWithTooManyCells_SaysNoForThatMonthOnly()
    {
        var book = BookTransaction.EmptyBook(300);
        for (var cell = 0; cell < SalesBook.MaxCellsPerMonth; cell++)
        {
            Assert.True(cell % 1_000 != 0 || book.HasRoom(Day));
            book.Record(Day + cell % 2, cell / 2 % 300, TransactionKind.Sale, [Line(cell / 600, 1)], 0, 1);
        }
        Assert.False(book.HasRoom(Day));
        Assert.True(book.HasRoom(Day + 31));
    }

    [Fact]
    public void Record_SameCellsAgain_AllocatesNothing()
    {
        LineEffect[] lines = [.. Enumerable.Range(0, 20).Select(i => Line(i, i))];
        _book.Record(Day, 0, TransactionKind.Sale, lines, 7, 1);
        _book.Record(Day, 0, TransactionKind.Sale, lines, 7, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _book.Record(Day, 0, TransactionKind.Sale, lines, 7, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Compact_YearOfASmallShop_StaysWellBelowEightKilobytes()
    {
        var book = BookTransaction.EmptyBook(30);
        var random = new Random(1);
        int first = BusinessDay.Parse("2025-01-01").DaysSinceEpoch, cells = 0;
        for (var week = 0; week < 52; week++)
            foreach (var category in Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(10))
            {
                var line = Line(category, 0) with { AmountMicros = random.Next(500, 90_000) * 10_000L, CostMicros = random.Next(300, 60_000) * 10_000L, CostKnown = true };
                new BookTransaction(first + week * 7, 0, TransactionKind.Sale, [line], (ulong)random.Next(1, 25)).RecordIn(book);
                cells++;
            }
        book.Compact();
        Assert.Equal(520, cells);
        Assert.InRange(book.ApproximateBytes, 1, 7_500);
        Assert.Equal(0, book.HotBytes);
    }

    private static Amount Units(long units) => Amount.FromUnits(units);

    private static LineEffect Line(int category, long units) =>
        new() { Category = category, QuantityThousandths = 1_000, AmountMicros = units * Amount.MicrosPerUnit };
}
