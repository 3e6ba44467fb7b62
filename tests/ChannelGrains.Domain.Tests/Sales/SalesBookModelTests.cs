using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

/// <summary>Whatever is recorded, voided, packed and restored in whatever order, all answers are those of the plain model.</summary>
public sealed class SalesBookModelTests
{
    private static readonly int FirstDay = BusinessDay.Parse("2025-12-20").DaysSinceEpoch;
    private static readonly int LastDay = BusinessDay.Parse("2026-03-10").DaysSinceEpoch;

    private static readonly Gen<long> Amounts = Gen.OneOf(
        Gen.Const(0L), Gen.Long[1, 100_000].Select(cents => cents * 10_000), Gen.Long[0, 99_999_999], Gen.Const(LineEffect.MaxMicros));

    private static readonly Gen<LineEffect> Lines = Gen.Select(
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 19]), Gen.OneOf(Gen.Int[0, 5].Select(n => n * 1_000L), Gen.Long[0, 9_999]), Amounts, Amounts, Gen.Bool,
        (category, quantity, amount, cost, costKnown) => new LineEffect
        {
            Category = category,
            QuantityThousandths = quantity,
            AmountMicros = amount,
            CostMicros = cost,
            CostKnown = costKnown,
        });

    private static readonly Gen<BookTransaction> Transactions = Gen.Select(
        Gen.Int[FirstDay, LastDay], Gen.OneOf(Gen.Const(0), Gen.Int[0, 19]),
        Gen.Frequency((3, Gen.Const(TransactionKind.Sale)), (1, Gen.Const(TransactionKind.Return))),
        Lines.Array[1, 5], Gen.OneOf(Gen.Const(0UL), Gen.ULong[1, 60]),
        (day, region, kind, lines, customer) => new BookTransaction(day, region, kind, lines, customer));

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (20, Transactions.Select(t => new Step(t))), (6, Gen.Int[0, 1_000].Select(n => new Step(Void: n))),
        (1, Gen.Const(new Step(Compact: true))), (1, Gen.Const(new Step(Restore: true))));

    private sealed record Step(BookTransaction? Record = null, int? Void = null, bool Compact = false, bool Restore = false);

    [Fact]
    public void Summarise_AnyIntervalAfterAnyHistory_EqualsTheModel() =>
        Steps.Array[0, 150].Select(Gen.Int[FirstDay - 5, LastDay], Gen.Int[0, 60]).Sample((steps, first, days) =>
        {
            (var book, var model) = Play(steps);
            AssertEqual(model.Summarise(first, first + days), book.Summarise(first, first + days));
            AssertEqual(model.Summarise(FirstDay, LastDay), book.Summarise(int.MinValue, int.MaxValue));
            var total = model.Summarise(first, first + days).Total;
            Assert.Equal(total.Transactions > 0 ? total.Net : null, book.Net(first, first + days));
        }, iter: 300);

    [Fact]
    public void Series_AnyMeasureAndStep_EqualsTheModelStepByStep() =>
        Steps.Array[0, 150].Select(Gen.Enum<SalesMeasure>(), Gen.Enum<PeriodKind>(), Gen.Int[0, 5].Nullable()).Sample((steps, measure, kind, category) =>
        {
            (var book, var model) = Play(steps);
            if (measure == SalesMeasure.NewCustomers)
                category = null;
            Assert.True(Period.TryCover(kind, new(FirstDay), new(LastDay), new(4, WeekScheme.Iso), 1_000, out var periods));
            Assert.Equal(
                periods.Select(p => Value(model.Summarise(p.FirstDay.DaysSinceEpoch, p.LastDay.DaysSinceEpoch), measure, category)),
                book.Series(measure, periods, category));
        }, iter: 200);

    [Fact]
    public void CountCustomers_AnyMonths_EqualsTheModel() =>
        Steps.Array[0, 150].Select(Gen.Int[671, 675], Gen.Int[0, 3]).Sample((steps, first, months) =>
        {
            (var book, var model) = Play(steps);
            var expected = model.CountCustomers(day => new BusinessDay(day).Month is var month && month >= first && month <= first + months);
            Assert.Equal(new DistinctCustomers(expected, true, ""), book.CountCustomers(first, first + months));
        }, iter: 300);

    [Fact]
    public void MarketCells_AnyMonth_EqualTheModelAndAddUpToItsNet() =>
        Steps.Array[0, 150].Select(Gen.Int[671, 674]).Sample((steps, month) =>
        {
            (var book, var model) = Play(steps);
            var expected = model.Standing.Where(t => new BusinessDay(t.Day).Month == month)
                .SelectMany(t => t.Lines.Select(l => (t.Region, l.Category, Net: t.Kind == TransactionKind.Sale ? (Int128)l.AmountMicros : -l.AmountMicros)))
                .GroupBy(c => (c.Region, c.Category)).OrderBy(g => g.Key)
                .Select(g => new MarketCell(g.Key.Category, g.Key.Region, new(g.Aggregate(Int128.Zero, (sum, c) => sum + c.Net)))).ToList();
            var cells = book.MarketCells(month);
            Assert.Equal(expected, cells);

            var summary = book.Summarise(BusinessDay.FirstOfMonth(month).DaysSinceEpoch, BusinessDay.FirstOfMonth(month + 1).DaysSinceEpoch - 1);
            Assert.Equal(summary.Total.Net.Micros, cells.Aggregate(Int128.Zero, (sum, cell) => sum + cell.Net.Micros));
            foreach (var cell in cells)
            {
                Assert.True(book.TryGetMarketCell(month, cell.Category, cell.Region, out var found));
                Assert.Equal(cell, found);
            }
        }, iter: 200);

    [Fact]
    public void Write_SameHistoryPackedAtOtherTimes_IsTheSameBytes() =>
        Steps.Array[0, 150].Sample(steps =>
        {
            byte[] written = Bytes(Play(steps).Book), unpacked = Bytes(Play([.. steps.Where(s => !s.Compact && !s.Restore)]).Book);
            Assert.Equal(unpacked, written);
            Assert.Equal(written, Bytes(SalesBook.Read(written)));
        }, iter: 200);

    private static (SalesBook Book, BookModel Model) Play(Step[] steps)
    {
        var book = BookTransaction.EmptyBook();
        var model = new BookModel();
        foreach (var step in steps)
            if (step.Record is { } transaction)
            {
                transaction.RecordIn(book);
                model.Record(transaction);
            }
            else if (step.Void is { } which && model.Standing.Count > 0)
            {
                model.Standing[which % model.Standing.Count].VoidIn(book);
                model.Standing.RemoveAt(which % model.Standing.Count);
            }
            else if (step.Compact)
                book.Compact();
            else if (step.Restore)
                book = SalesBook.Read(Bytes(book));
        return (book, model);
    }

    private static void AssertEqual(SalesSummary expected, SalesSummary actual)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(expected.NewCustomers, actual.NewCustomers);
    }

    private static Int128? Value(SalesSummary summary, SalesMeasure measure, int? category)
    {
        var measures = category is null
            ? summary.Total
            : summary.Categories.FirstOrDefault(c => c.Category == $"category {category}").Measures;
        return measure switch
        {
            SalesMeasure.Gross => measures.Gross.Micros,
            SalesMeasure.Returns => measures.Returns.Micros,
            SalesMeasure.Net => measures.Net.Micros,
            SalesMeasure.Units => measures.UnitsThousandths,
            SalesMeasure.Transactions => measures.Transactions,
            SalesMeasure.Cost => measures.IsCostKnown ? measures.Cost.Micros : null,
            _ => summary.NewCustomers,
        };
    }

    private static byte[] Bytes(SalesBook book)
    {
        var output = new ArrayBufferWriter<byte>();
        book.Write(output);
        return output.WrittenSpan.ToArray();
    }
}
