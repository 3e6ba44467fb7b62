using ChannelGrains.Domain.Calendars;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Calendars;

public sealed class PeriodTests
{
    private static readonly CalendarRules April = new(4, WeekScheme.MonthQuarters);
    private static readonly CalendarRules Iso = new(1, WeekScheme.Iso);

    private static readonly Gen<CalendarRules> AnyRules = Gen.Int[1, 12].Select(
        Gen.OneOf(Gen.Const(WeekScheme.MonthQuarters), Gen.Const(WeekScheme.Iso)), (month, scheme) => new CalendarRules(month, scheme));

    private static readonly Gen<PeriodKind> AnyKind = Gen.Enum<PeriodKind>();

    private static readonly Gen<BusinessDay> AnyDay = Gen.Int[-20_000, 60_000].Select(days => new BusinessDay(days));

    public static TheoryData<string, CalendarRules, PeriodKind, string, string> Examples => new()
    {
        { "2026-01-15", CalendarRules.Default, PeriodKind.Day, "2026-01-15", "2026-01-15" },
        { "2026-01-W1", CalendarRules.Default, PeriodKind.Week, "2026-01-01", "2026-01-07" },
        { "2026-01-W2", CalendarRules.Default, PeriodKind.Week, "2026-01-08", "2026-01-14" },
        { "2026-01-W3", CalendarRules.Default, PeriodKind.Week, "2026-01-15", "2026-01-21" },
        { "2026-01-W4", CalendarRules.Default, PeriodKind.Week, "2026-01-22", "2026-01-31" },
        { "2026-02-W4", CalendarRules.Default, PeriodKind.Week, "2026-02-22", "2026-02-28" },
        { "2026-W05", Iso, PeriodKind.Week, "2026-01-26", "2026-02-01" },
        { "2026-W01", Iso, PeriodKind.Week, "2025-12-29", "2026-01-04" },
        { "2026-W53", Iso, PeriodKind.Week, "2026-12-28", "2027-01-03" },
        { "2028-02", CalendarRules.Default, PeriodKind.Month, "2028-02-01", "2028-02-29" },
        { "2026-Q1", CalendarRules.Default, PeriodKind.Quarter, "2026-01-01", "2026-03-31" },
        { "2026-Q4", CalendarRules.Default, PeriodKind.Quarter, "2026-10-01", "2026-12-31" },
        { "2026", CalendarRules.Default, PeriodKind.Year, "2026-01-01", "2026-12-31" },
        { "FY2026", April, PeriodKind.Year, "2025-04-01", "2026-03-31" },
        { "FY2026-Q1", April, PeriodKind.Quarter, "2025-04-01", "2025-06-30" },
        { "FY2026-Q4", April, PeriodKind.Quarter, "2026-01-01", "2026-03-31" },
        { "2026", April, PeriodKind.Year, "2026-01-01", "2026-12-31" },
        { "2026-Q1", April, PeriodKind.Quarter, "2026-01-01", "2026-03-31" },
        { "FY2026", April with { FiscalYearStartMonth = 12 }, PeriodKind.Year, "2025-12-01", "2026-11-30" },
        { "FY2026-Q2", April with { FiscalYearStartMonth = 12 }, PeriodKind.Quarter, "2026-03-01", "2026-05-31" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void TryParse_Id_NamesItsDays(string id, CalendarRules rules, PeriodKind kind, string first, string last)
    {
        Assert.True(Period.TryParse(id, rules, out var period, out var error), error);
        Assert.Equal((kind, id, first, last), (period.Kind, period.Id, period.FirstDay.ToString(), period.LastDay.ToString()));
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("1899")]
    [InlineData("9999")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q1 ")]
    [InlineData("2026-01-W0")]
    [InlineData("2026-01-W5")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-15T00")]
    [InlineData("2026-W05")]
    [InlineData("FY2026")]
    [InlineData("FY2026-Q1")]
    [InlineData("fy2026")]
    [InlineData("last month")]
    public void TryParse_NoPeriodOfTheDefaultCalendar_IsRefusedNamingIt(string id)
    {
        Assert.False(Period.TryParse(id, CalendarRules.Default, out _, out var error));
        Assert.StartsWith($"'{id}' is no period here: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-W1")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")] // 2025 has 52
    [InlineData("2026-W5")]
    public void TryParse_NoWeekOfIso_IsRefused(string id) => Assert.False(Period.TryParse(id, Iso, out _, out _));

    [Fact]
    public void TryParse_WeekOfTheOtherScheme_SaysWhatToWrite()
    {
        Period.TryParse("2026-W05", CalendarRules.Default, out _, out var error);
        Assert.Contains("2026-01-W1", error, StringComparison.Ordinal);
        Period.TryParse("2026-01-W1", Iso, out _, out error);
        Assert.Contains("2026-W05", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Containing_AnyKind_HoldsTheDayAndParsesBack() =>
        AnyKind.Select(AnyDay, AnyRules).Sample((kind, day, rules) =>
        {
            var period = Period.Containing(kind, day, rules);
            Assert.Equal(kind, period.Kind);
            Assert.True(period.Contains(day));
            Assert.True(Period.TryParse(period.Id, rules, out var parsed, out var error), error);
            Assert.Equal(period, parsed);
        });

    [Fact]
    public void NextAndPrevious_AnyPeriod_TouchAndUndoEachOther() =>
        AnyKind.Select(AnyDay, AnyRules).Sample((kind, day, rules) =>
        {
            var period = Period.Containing(kind, day, rules);
            Assert.Equal(period, period.Next().Previous());
            Assert.Equal(period.LastDay.AddDays(1), period.Next().FirstDay);
            Assert.Equal(period.FirstDay.AddDays(-1), period.Previous().LastDay);
            Assert.Equal(Period.Containing(kind, period.Next().FirstDay, rules), period.Next());
        });

    [Fact]
    public void Next_CalendarYearUnderAFiscalOne_StaysCalendar()
    {
        Assert.True(Period.TryParse("2026", April, out var year, out _));
        Assert.True(Period.TryParse("2026-Q4", April, out var quarter, out _));
        Assert.Equal("2027", year.Next().Id);
        Assert.Equal("2027-Q1", quarter.Next().Id);
    }

    [Fact]
    public void TryCover_ParentsDays_AreItsChildrenExactly() =>
        AnyDay.Select(AnyRules).Sample((day, rules) =>
        {
            rules = rules with { WeekScheme = WeekScheme.MonthQuarters };
            AssertNested(PeriodKind.Year, PeriodKind.Quarter, 4);
            AssertNested(PeriodKind.Quarter, PeriodKind.Month, 3);
            AssertNested(PeriodKind.Month, PeriodKind.Week, 4);

            void AssertNested(PeriodKind parentKind, PeriodKind childKind, int count)
            {
                var parent = Period.Containing(parentKind, day, rules);
                Assert.True(Period.TryCover(childKind, parent.FirstDay, parent.LastDay, rules, count, out var children));
                Assert.Equal(count, children.Count);
                Assert.Equal((parent.FirstDay, parent.LastDay), (children[0].FirstDay, children[^1].LastDay));
            }
        });

    [Fact]
    public void TryCover_Interval_HasNoHolesAndIsWidened() =>
        AnyKind.Select(AnyDay, AnyRules, Gen.Int[0, 900]).Sample((kind, day, rules, days) =>
        {
            var last = day.AddDays(days);
            Assert.True(Period.TryCover(kind, day, last, rules, 1_000, out var steps));
            Assert.True(steps[0].Contains(day) && steps[^1].Contains(last));
            for (var i = 1; i < steps.Count; i++)
                Assert.Equal(steps[i - 1].LastDay.AddDays(1), steps[i].FirstDay);
        });

    [Fact]
    public void TryParse_FirstAndLastYears_HaveNeighbours()
    {
        var december = new CalendarRules(12, WeekScheme.Iso);
        foreach (var id in (string[])["1900", "FY1900", "1900-01-01", "1900-W01", "FY1900-Q1", "9998", "9998-12-31", "9998-W52", "FY9998"])
        {
            Assert.True(Period.TryParse(id, december, out var period, out var error), error);
            Assert.Equal(period, period.Previous().Next());
        }
        var last = BusinessDay.Parse("9998-12-31");
        Assert.True(Period.TryCover(PeriodKind.Year, last, last, december, 10, out var steps));
        Assert.Equal("FY9999", Assert.Single(steps).Id);
    }

    [Fact]
    public void TryCover_MoreStepsThanAllowedOrNone_IsRefused()
    {
        var day = BusinessDay.Parse("2026-01-01");
        Assert.True(Period.TryCover(PeriodKind.Day, day, day.AddDays(9), CalendarRules.Default, 10, out _));
        Assert.False(Period.TryCover(PeriodKind.Day, day, day.AddDays(10), CalendarRules.Default, 10, out var steps));
        Assert.Empty(steps);
        Assert.False(Period.TryCover(PeriodKind.Day, day, day.AddDays(-1), CalendarRules.Default, 10, out _));
    }
}
