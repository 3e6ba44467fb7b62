using System.Text;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;

namespace ChannelGrains.Domain.Tests.Commissions;

public sealed class CommissionHistoryTests
{
    private static readonly BusinessDay Start = BusinessDay.Of(2026, 1, 1);

    private static readonly Gen<CommissionCell[]> YearCells = Gen.Select(Gen.Int[0, 364], Gen.Int[0, 1], Gen.Long[0, 9_000_000_000], Gen.Int[0, 3], (day, category, micros, kind) =>
        kind == 0 ? Returned(Start.AddDays(day), new(micros), $"c{category}") : Sold(Start.AddDays(day), new(micros), $"c{category}")).Array[0, 40];

    [Theory]
    [InlineData(CommissionPeriod.Month, "80 15 100 15")]
    [InlineData(CommissionPeriod.Quarter, "80 30 150 15")]
    [InlineData(CommissionPeriod.YearToDate, "80 30 150 30")]
    public void Of_AMonth_IsWhatItAddsToItsCycle(CommissionPeriod period, string months)
    {
        var history = History([Priced(Schedule("1000:0.05 -:0.1") with { Period = period })], Sold(Start, Amount.FromUnits(1_300)), Sold(Start.AddDays(40), Amount.FromUnits(300)), Sold(Start.AddDays(70), Amount.FromUnits(1_500)),
            Sold(Start.AddDays(100), Amount.FromUnits(300)));

        Assert.Equal(months, string.Join(' ', Enumerable.Range(Start.Month, 4).Select(month => history.Of(month).Amount.ToText())));
    }

    [Fact]
    public void Of_AMonthThatLiftsTheBracketOfTheYear_ReRatesWhatCameBefore()
    {
        var history = History([Priced(Schedule("1000:0.05 -:0.1", BracketMode.Volume) with { Period = CommissionPeriod.YearToDate })], Sold(Start, Amount.FromUnits(900)), Sold(Start.AddDays(40), Amount.FromUnits(600)));
        var february = history.Of(Start.Month + 1);

        Assert.Equal(["45", "105"], [history.Of(Start.Month).Amount.ToText(), february.Amount.ToText()]);
        Assert.Equal(["1500 0.1 150", "-900 0.05 -45"], february.Lines.Select(line => $"{line.Base} {line.Rate} {line.Amount.ToText()}"));
    }

    [Fact]
    public void Of_TheLevels_AreByTheTargetsOfTheCyclesMonths()
    {
        var quarter = Priced(Schedule("-:0.1").Levels(("0", "0"), ("1", "1"), ("2", "2")) with { Period = CommissionPeriod.Quarter });
        var history = new CommissionHistory(
            CommissionSales.Of([Sold(Start, Amount.FromUnits(500)), Sold(Start.AddDays(40), Amount.FromUnits(2_500))]), [quarter],
            month => month == Start.Month + 2 ? null : Amount.FromUnits(1_000), CalendarRules.Default);

        // 500 of 1,000 in January; 3,000 of 2,000 in both. March has no target, so no factor applies to the quarter.
        Assert.Equal(["25", "425", "-150"], new[] { 0, 1, 2 }.Select(month => history.Of(Start.Month + month).Amount.ToText()));
    }

    [Theory]
    [InlineData(NegativeBase.Carry, "0 0 0 20 100")]
    [InlineData(NegativeBase.Zero, "0 10 0 60 100")]
    public void Of_MonthsBelowZero_AreCarriedUntilTheyAreMadeUp(NegativeBase negative, string expected)
    {
        var history = History(
            [Priced(Schedule("-:0.1") with { NegativeBase = negative })],
            Returned(Start, Amount.FromUnits(400)), Sold(Start.AddDays(31), Amount.FromUnits(100)), Returned(Start.AddDays(59), Amount.FromUnits(100)),
            Sold(Start.AddDays(90), Amount.FromUnits(600)), Sold(Start.AddDays(120), Amount.FromUnits(1_000)));

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(Start.Month, 5).Select(month => history.Of(month).Amount.ToText())));
        // The same when a late month is asked for first.
        var fresh = History([Priced(Schedule("-:0.1") with { NegativeBase = negative })], Returned(Start, Amount.FromUnits(400)));
        Assert.Equal(negative == NegativeBase.Carry ? "-400" : "0", fresh.Of(Start.Month + 4).Cycles.Single().After.Carried.ToString());
    }

    [Fact]
    public void Of_AFiscalYear_BeginsWhereTheProgrammesDoes()
    {
        var versions = new[] { Priced(Schedule("1000:0 -:0.1") with { Period = CommissionPeriod.YearToDate }) };
        CommissionCell[] cells = [Sold(Start, Amount.FromUnits(1_000)), Sold(Start.AddDays(95), Amount.FromUnits(1_000))];
        var fiscal = new CommissionHistory(CommissionSales.Of(cells), versions, _ => null, new(4, WeekScheme.MonthQuarters));

        Assert.Equal("100", History(versions, cells).Of(Start.Month + 3).Amount.ToText());
        Assert.Equal("0", fiscal.Of(Start.Month + 3).Amount.ToText());
        Assert.Equal("FY2027", fiscal.Of(Start.Month + 3).Cycles.Single().Cycle.Id);
    }

    [Fact]
    public void Of_ADayWithinTheMonth_CountsUpToItByItsVersion()
    {
        PricedDays[] versions = [new(1, new(Start, Start.AddDays(9)), true, Schedule("-:0.1") with { Cap = Amount.FromUnits(20) }), new(2, new(Start.AddDays(10), null), true, Schedule("-:0.2"))];
        var history = History(versions, Sold(Start, Amount.FromUnits(500)), Sold(Start.AddDays(20), Amount.FromUnits(100)));

        Assert.Equal("20", history.Of(Start.Month, Start.AddDays(5)).Amount.ToText());
        Assert.Equal("70", history.Of(Start.Month).Amount.ToText());
        Assert.Equal(1, history.Of(Start.Month, Start.AddDays(5)).Cycles.Single().After.Reached!.Version);
    }

    [Fact]
    public void Sum_TheMonthsOfAnyYear_AreTheWholeCycle() =>
        Gen.Select(YearCells, Gen.Enum<CommissionPeriod>().Where(period => period != CommissionPeriod.Unspecified), Gen.Bool, Gen.Bool, Gen.Int[2, 360]).Sample((cells, period, isVolume, isCarried, amended) =>
        {
            var schedule = Schedule("2000:0.03 9000:0.07+30 -:0.02+5", isVolume ? BracketMode.Volume : BracketMode.Graduated) with
            {
                Period = period,
                NegativeBase = isCarried ? NegativeBase.Carry : NegativeBase.Zero,
                CategoryRates = [new("c1", RateOf("0.011"))],
            };
            PricedDays[] versions =
            [
                new(1, new(Start, Start.AddDays(amended - 1)), true, schedule),
                new(2, new(Start.AddDays(amended), null), true, schedule with { Brackets = Schedule("5000:0.05 -:0.01").Brackets, Cap = Amount.FromUnits(900) }),
            ];
            var history = History(versions, cells);
            var months = Enumerable.Range(Start.Month, 12).Select(history.Of).ToArray();

            Assert.Equal(history.Sum(BusinessDay.Of(2026, 12, 31)), months.Aggregate(Fraction.Zero, (sum, month) => sum + month.Amount));
            foreach (var month in months)
            {
                // The shown lines give the amount, and so do the explained inputs when they are computed again.
                Assert.Equal(month.Amount, month.Lines.Aggregate(month.CapReduction, (sum, line) => sum + line.Amount));
                Assert.Equal(month.Amount, month.Cycles.Aggregate(Fraction.Zero, (sum, cycle) => sum
                    + Commission.Compute(history.InputOf(cycle.Track, cycle.Cycle, month.Month.LastDay)).Total
                    - (cycle.Cycle.FirstDay == month.Month.FirstDay ? Fraction.Zero : Commission.Compute(history.InputOf(cycle.Track, cycle.Cycle, month.Month.FirstDay.AddDays(-1))).Total)));
            }
        });

    [Fact]
    public void Of_SumsOfEachVersionsDays_AreWorthWhatTheirCellsAre() =>
        Gen.Select(YearCells, Gen.Enum<CommissionPeriod>().Where(period => period != CommissionPeriod.Unspecified), Gen.Enum<CommissionBase>().Where(of => of != CommissionBase.Unspecified),
            Gen.Bool, Gen.Int[1, 200], Gen.Int[201, 362]).Sample((cells, period, basis, ownRate, amended, end) =>
        {
            var schedule = Schedule("2000:0.03 9000:0.07+30 -:0.02+5") with { Period = period, Base = basis };
            PricedDays[] versions =
            [
                new(1, new(Start, Start.AddDays(amended - 1)), true, ownRate ? schedule.With(("c1", "0.011")) : schedule),
                new(2, new(Start.AddDays(amended), Start.AddDays(end - 1)), true, schedule with { Mode = BracketMode.Volume }),
                new(2, new(Start.AddDays(end), null), false, schedule with { Mode = BracketMode.Volume }),
            ];
            var book = BookOf(cells);
            var stored = book.Months.SelectMany(book.ByDay).Select(cell => new CommissionCell(cell.Day, cell.Category, cell.Sales)).ToArray();
            var (ofBook, ofCells) = (new CommissionHistory(CommissionSales.Of(book), versions, _ => null, CalendarRules.Default), History(versions, stored));

            foreach (var month in Enumerable.Range(Start.Month, 12))
                foreach (var through in new[] { BusinessDay.FirstOfMonth(month).AddDays(9), BusinessDay.LastOfMonth(month) })
                    foreach (var cycle in ofBook.Of(month, through).Cycles)
                    {
                        var input = ofBook.InputOf(cycle.Track, cycle.Cycle, through);
                        var byDay = Commission.Compute(input with { Cells = stored });
                        Assert.Equal((byDay.Total, byDay.Base), (cycle.After.Total, cycle.After.Base));
                        Assert.Equal(byDay.Lines, cycle.After.Lines);
                        Assert.Equal(cycle.After.Lines, ofCells.Of(month, through).Cycles.Single(other => other.Track == cycle.Track).After.Lines);
                    }
        });

    [Fact]
    public void Of_WithoutSalesOrVersions_IsNothing()
    {
        Assert.Equal("0", History([Priced(Schedule("-:0.1+5"))]).Of(Start.Month).Amount.ToText());
        Assert.Equal("0", History([], Sold(Start, Amount.FromUnits(500))).Of(Start.Month).Amount.ToText());
        Assert.Empty(History([], Sold(Start, Amount.FromUnits(500))).Of(Start.Month).Cycles);
        Assert.Equal("0", History([]).Sum(Start).ToText());
    }

    /// <summary>A book of the same sales, whose cost is 60 %, and of one piece each.</summary>
    private static SalesBook BookOf(IEnumerable<CommissionCell> cells)
    {
        var book = new SalesBook();
        var region = book.Regions.Add("north"u8);
        foreach (var cell in cells)
        {
            var micros = (long)(cell.Sales.Gross + cell.Sales.Returns);
            book.Record(cell.Day.DaysSinceEpoch, region, cell.Sales.Returns > 0 ? TransactionKind.Return : TransactionKind.Sale,
                [new() { Category = book.Categories.Add(Encoding.UTF8.GetBytes(cell.Category)), AmountMicros = micros, QuantityThousandths = 1_000, CostMicros = micros * 6 / 10, CostKnown = true }], 0, 1);
        }
        return book;
    }

    private static PricedDays Priced(CommissionSchedule schedule) => new(1, new(Start, null), true, schedule);

    private static CommissionHistory History(IReadOnlyList<PricedDays> versions, params CommissionCell[] cells) => new(CommissionSales.Of(cells), versions, _ => null, CalendarRules.Default);
}
